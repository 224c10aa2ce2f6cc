"""Looks into every process: command line, open files, root, working folder, memory map.

Holds: the processes of the machine are not to be seen from the sandbox.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import os

for number in filter(str.isdigit, os.listdir("/proc")):
    for part in ("cmdline", "environ", "cwd", "root", "exe", "maps", "mountinfo", "fd"):
        path = f"/proc/{number}/{part}"
        try:
            if part in ("cwd", "root", "exe"):
                print(path, os.readlink(path), os.listdir(path) if part != "exe" else "")
            elif part == "fd":
                print(path, [os.readlink(f"{path}/{name}") for name in os.listdir(path)])
            else:
                print(path, open(path, errors="replace").read())
        except OSError as error:
            print(path, error)
for start in ("/proc/1/root@COURSE@", "/proc/self/root@COURSE@", "/proc/1/root@HOME@/.ssh"):
    print(start, os.listdir(start) if os.path.isdir(start) else "not there")
""",
}
