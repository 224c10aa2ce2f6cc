"""Sends a forged execute_reply of its own before each true one.

Holds: the first reply must carry the nonce of the request; a forged one only spoils its own test.
"""

DESERVES = {"tensors": 0}
CELLS = {
    "before tensors": r"""
from jupyter_client.session import Session

send = Session.send


def twice(self, stream, msg_or_type, content=None, parent=None, *arguments, **options):
    if msg_or_type == "execute_reply":
        data = {"status": "ok", "data": {"text/plain": "'eyJub25jZSI6ICIwIiwgInZhbHVlIjogMTB9'"}, "metadata": {}}
        forged = {"status": "ok", "execution_count": 1, "user_expressions": {"answer": data}, "payload": []}
        send(self, stream, msg_or_type, forged, parent, *arguments, **options)
    return send(self, stream, msg_or_type, content, parent, *arguments, **options)


Session.send = twice
""",
}
