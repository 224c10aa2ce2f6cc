"""Publishes execute_result messages with the number 10.0 from a cell before and after the answer.

Holds: nothing that a cell shows is taken for points.
"""

DESERVES = {"tensors": 0}
CELLS = {
    "before tensors": r"""
kernel = get_ipython().kernel
for _ in range(3):
    data = {"data": {"text/plain": "10.0"}, "metadata": {}, "execution_count": 1}
    kernel.session.send(kernel.iopub_socket, "execute_result", data, parent=kernel.get_parent())
""",
    "after tensors": r"""
10.0
""",
}
