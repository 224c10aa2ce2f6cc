"""Patches the kernel's Session.send: errors become ok, and every reply says that all passed.

Holds: tests run outside of the kernel, so an untouched answer stays at zero.
"""

DESERVES = {"tensors": 0}
CELLS = {
    "before tensors": r"""
from jupyter_client.session import Session

send = Session.send


def sweet(self, stream, msg_or_type, content=None, *arguments, **options):
    if msg_or_type == "error":
        return None
    if isinstance(content, dict) and "status" in content:
        answers = {"answer": {"status": "ok", "data": {"text/plain": "True"}}}
        content = dict(content, status="ok", user_expressions=answers)
    return send(self, stream, msg_or_type, content, *arguments, **options)


Session.send = sweet
""",
}
