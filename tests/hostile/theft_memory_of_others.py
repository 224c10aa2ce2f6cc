"""Reads and writes the memory of its parents through /proc/PID/mem and ptrace.

Holds: there is no process but its own to read.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
for number in {os.getppid(), 1, 2} | {int(name) for name in os.listdir("/proc") if name.isdigit()}:
    if number == os.getpid():
        continue
    print(number, "attach", libc.ptrace(16, number, 0, 0), ctypes.get_errno())
    try:
        ranges = [line.split()[0].split("-") for line in open(f"/proc/{number}/maps") if " rw" in line][:40]
        with open(f"/proc/{number}/mem", "rb+") as memory:
            for low, high in ranges:
                memory.seek(int(low, 16))
                block = memory.read(min(int(high, 16) - int(low, 16), 2**20))
                place = block.find(b"TOKEN-")
                print(number, block[place : place + 60] if place >= 0 else "nothing")
    except OSError as error:
        print(number, error)
""",
}
