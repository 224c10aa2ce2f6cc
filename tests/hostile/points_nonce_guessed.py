"""A thread floods the shell socket with replies to requests that it guesses.

Holds: replies to other requests are passed over; nothing is earned.
"""

DESERVES = {"tensors": 0}
CELLS = {
    "before tensors": r"""
import base64
import json
import threading

kernel = get_ipython().kernel


def flood():
    for number in range(20_000):
        reply = {"nonce": f"{number:016x}", "value": 10, "points": 10}
        text = repr(base64.b64encode(json.dumps(reply).encode()).decode())
        content = {"status": "ok", "user_expressions": {"answer": {"status": "ok", "data": {"text/plain": text}}}}
        stream = kernel.shell_stream if number % 2 else kernel.iopub_socket
        try:
            kernel.session.send(stream, "execute_reply", content, parent={"header": {"msg_id": f"{number}"}})
        except Exception:
            return


threading.Thread(target=flood, daemon=True).start()
""",
}
