"""Replaces the kernel's do_execute: every request from now on is ok at once.

Holds: tests run outside of the kernel, so an untouched answer stays at zero.
"""

DESERVES = {"tensors": 0}
CELLS = {
    "before tensors": r"""
async def ok(self, code, silent, store_history=True, user_expressions=None, *arguments, **options):
    ten = {"status": "ok", "data": {"text/plain": "10.0"}, "metadata": {}}
    answers = dict.fromkeys(user_expressions or {}, ten)
    return {"status": "ok", "execution_count": 1, "user_expressions": answers, "payload": []}


type(get_ipython().kernel).do_execute = ok
""",
}
