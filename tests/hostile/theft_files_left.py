"""Writes files, links, pipes and sockets into every folder that takes them.

Holds: what a student writes ends with the sandbox.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import os
import socket
import sys
import tempfile

connection = next((word for word in sys.argv if word.endswith(".json")), "/tmp/x")
folders = ["/tmp", "/var/tmp", "/dev/shm", "/run", "/dev", tempfile.gettempdir(), os.getcwd(), os.path.dirname(connection)]
folders += ["@COURSE@", "@HOME@", os.path.dirname("@COURSE@"), os.path.dirname("@COURSE@") + "/t"]
for folder in folders:
    try:
        open(f"{folder}/hostile_was_here.txt", "w").write("x")
        os.symlink("@HOME@/.ssh/id_rsa", f"{folder}/hostile_was_here.link")
        os.mkfifo(f"{folder}/hostile_was_here.pipe")
        socket.socket(socket.AF_UNIX).bind(f"{folder}/hostile_was_here.sock")
    except OSError as error:
        print(folder, error)
""",
}
