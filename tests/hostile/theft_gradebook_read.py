"""Prints every table of the gradebook.

Holds: nothing of the course, the home or other students is to be seen from the sandbox.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import sqlite3

for path in ("@COURSE@/gradebook.db", "../../../gradebook.db", "/proc/1/cwd/gradebook.db"):
    try:
        database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'"):
            print(name, database.execute(f"SELECT * FROM {name}").fetchall())
    except sqlite3.Error as error:
        print(error)
""",
}
