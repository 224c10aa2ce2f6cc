"""The last step into the sandbox. This file's text is run there by a bare Python, before anything of the student.

    python -I -S -c TEXT ALIVE LIMITS PROGRAM ARGUMENTS...

It imports nothing of the examiner. ALIVE is the reading end of a pipe whose other end the examiner holds: a sandbox
dies with the process that started it, but one that started a moment later than that process ended was never told.
"""

import json
import os
import resource
import select
import sys


def enter(alive: int, limits: dict[str, int]) -> None:
    """End here if nobody waits outside any more; else set the limits of this process and all its children."""
    if select.select([alive], [], [], 0)[0]:
        os._exit(1)
    os.close(alive)
    for name, value in limits.items():
        resource.setrlimit(getattr(resource, name), (value, value))
    with open("/proc/self/oom_score_adj", "w") as file:
        file.write("1000")  # Where the whole machine runs out of memory, this goes first.


if __name__ == "__main__":
    enter(int(sys.argv[1]), json.loads(sys.argv[2]))
    os.execv(sys.argv[3], sys.argv[3:])
