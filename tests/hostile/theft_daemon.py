"""A twice forked process in a session of its own waits for the end of marking, then writes files.

Holds: every process of a sandbox ends with it.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import os
import subprocess
import sys

program = '''
import os, time
if os.fork() or os.setsid() and os.fork():
    os._exit(0)
for _ in range(600):
    time.sleep(1)
    for folder in ("/tmp", "@COURSE@", "@HOME@", "/dev/shm"):
        try:
            open(folder + "/hostile_was_here", "w").write("later")
        except OSError:
            pass
'''
subprocess.Popen([sys.executable, "-c", program, "hostile_was_here"], start_new_session=True)
subprocess.Popen(["/bin/sh", "-c", "trap '' HUP INT TERM; sleep 600 # hostile_was_here"], start_new_session=True)
""",
}
