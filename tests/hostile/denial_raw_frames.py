"""Sends raw and huge frames over each of the kernel's sockets.

Holds: what the cells before made is still marked, and nobody else waits for ever.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
kernel = get_ipython().kernel
sockets = [kernel.iopub_socket, getattr(kernel, "shell_stream", None), getattr(kernel, "control_stream", None)]
for number in range(300):
    for link in sockets:
        try:
            getattr(link, "send_multipart")([b"x" * (10**6), b"<IDS|MSG>", b"\x00" * number, b"{" * 1000])
        except Exception:
            continue
""",
}
