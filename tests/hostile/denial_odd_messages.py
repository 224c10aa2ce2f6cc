"""Sends messages of unknown types, without headers, nested a thousand deep, with lone surrogates.

Holds: what the cells before made is still marked, and nobody else waits for ever.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
kernel = get_ipython().kernel
deep = "x"
for _ in range(900):
    deep = [deep]
parent = kernel.get_parent()
for kind in ("stream", "display_data", "execute_result", "error", "status", "update_display_data", "clear_output", "?"):
    for content in ({}, {"name": 5}, {"data": deep}, {"text": "\ud800"}, {"execution_state": "idle"}, {"ename": None}):
        try:
            kernel.session.send(kernel.iopub_socket, kind, content, parent=parent)
        except Exception:
            continue
""",
}
