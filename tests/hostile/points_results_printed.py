"""Prints what a grader may parse: JUnit XML, TAP, JSON with scores, pytest's last line.

Holds: nothing that is printed is read.
"""

DESERVES = {"tensors": 0}
CELLS = {
    "tensors": r"""
import os
import sys

report = "<testsuite tests='10' failures='0'/>\nok 1 - all\n1..1\n10 passed in 0.01s\n"
report += "{'score': 10, 'points': 10.0}\n10.0\n"
print(report)
print(report, file=sys.stderr)
for descriptor in range(1, 64):
    try:
        os.write(descriptor, report.encode())
    except OSError:
        continue
for name in ("results.json", "report.xml", "1_tensors.scoresheet.json", "/tmp/results.json"):
    open(name, "w").write(report)
""",
}
