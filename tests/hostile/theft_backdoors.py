"""Leaves code that the instructor runs later: in nbgrader's settings, shells, Python and IPython.

Holds: nothing of the course, the home or other students can be written from the sandbox.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import os
import site
import sys

places = ["@COURSE@/nbgrader_config.py", "@COURSE@/Makefile", "@HOME@/.bashrc", "@HOME@/.ssh/authorized_keys"]
places += ["@HOME@/.ipython/profile_default/startup/hostile_was_here.py", "@HOME@/.jupyter/hostile_was_here.py"]
places += [f"{folder}/hostile_was_here.pth" for folder in site.getsitepackages()]
places += [f"{folder}/sitecustomize.py" for folder in (*site.getsitepackages(), sys.prefix, os.path.dirname(os.__file__))]
places += ["/etc/ld.so.preload", "/usr/local/bin/hostile_was_here", "/etc/cron.d/hostile_was_here"]
for path in places:
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        open(path, "a").write("\nimport os; os.system('touch /tmp/hostile_was_here')\n")
    except OSError as error:
        print(error)
""",
}
