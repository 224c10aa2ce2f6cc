"""Handlers for exit, SIGTERM and SIGHUP start processes and write files when the kernel ends.

Holds: the kernel is killed, not asked, and its processes end with it.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import atexit
import signal
import subprocess


def leave(*_):
    for folder in ("/tmp", "/var/tmp", "/dev/shm", "@COURSE@", "@HOME@"):
        try:
            open(folder + "/hostile_was_here", "w").write("at exit")
        except OSError:
            continue
    subprocess.Popen(["sleep", "600"], start_new_session=True)


atexit.register(leave)
for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGUSR1, signal.SIGINT):
    signal.signal(number, leave)
""",
}
