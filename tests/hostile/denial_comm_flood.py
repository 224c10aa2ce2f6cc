"""Opens 50,000 comms and widgets and sends messages over them.

Holds: what the cells before made is still marked, and nobody else waits for ever.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
kernel = get_ipython().kernel
for number in range(50_000):
    content = {"comm_id": f"c{number}", "target_name": "jupyter.widget", "data": {"state": {"x": "y" * 500}}}
    kernel.session.send(kernel.iopub_socket, "comm_open", content, parent=kernel.get_parent())
""",
}
