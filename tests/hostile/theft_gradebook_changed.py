"""Raises its own grade, lowers the others' and leaves a trigger that does it again.

Holds: the gradebook is not in the sandbox.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import sqlite3

for path in ("@COURSE@/gradebook.db", "../../../gradebook.db"):
    try:
        database = sqlite3.connect(path)
        database.execute("UPDATE grade SET auto_score = 0, manual_score = 0")
        database.execute("DELETE FROM student WHERE first_name IS NOT NULL")
        database.execute("CREATE TRIGGER hostile AFTER UPDATE ON grade BEGIN UPDATE grade SET manual_score = 9; END")
        database.commit()
    except sqlite3.Error as error:
        print(error)
""",
}
