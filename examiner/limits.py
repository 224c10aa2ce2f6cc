"""What bounds a student's processes, each bound with its unit in its name, and how a reached one is called."""

from __future__ import annotations

import dataclasses

from examiner import messages

# A limit of CPU seconds allows three times as many on the clock: waiting costs nothing, but not for ever.
CLOCK_FACTOR = 3.0


@dataclasses.dataclass(frozen=True)
class Limits:
    """Bounds of one notebook's run; they are part of the key of its mark.

    A cell and a call are bounded in CPU seconds of the student's processes, and by three times as many on the clock;
    the whole notebook on the clock. A plain Keras `fit` of the largest example model takes about 40 CPU seconds.
    `memory_mb` is the proportional resident memory of all processes together, and the private memory of each (MB are
    2**20 bytes); TensorFlow needs 700 MB. `processes` counts threads too; TensorFlow starts 20 to 40. `file_mb` bounds
    each file, `disk_mb` the working directory and, as much again, /tmp, `files` how many there are; all of that is
    memory as well. `message_mb` bounds one message of the kernel, `output_mb` and `messages` all that it sends during
    one cell or call.
    """

    cell_cpu_s: float = 240.0
    call_cpu_s: float = 20.0
    notebook_clock_s: float = 1800.0
    memory_mb: int = 4096
    processes: int = 256
    open_files: int = 1024
    file_mb: int = 256
    disk_mb: int = 512
    files: int = 50_000
    message_mb: int = 32
    output_mb: int = 64
    messages: int = 20_000

    def limit(self, name: str) -> Limit:
        """Return one of them by its name."""
        return Limit(name, getattr(self, name))

    def reached_by(self, error: str, text: str) -> Limit | None:
        """Return the limit that an exception in the student's own process speaks of, or None."""
        for name, type_name, part in _EXCEPTIONS:
            if error.rpartition(".")[2] == type_name and part in text:
                return self.limit(name)
        return None


@dataclasses.dataclass(frozen=True)
class Limit:
    """One limit that was reached."""

    name: str
    value: float

    def __str__(self) -> str:
        """What a student reads, such as 메모리 제한(4096 MB)."""
        return messages.LIMITS[self.name].format(self.value)


# How the kernel of the operating system refuses what exceeds a limit of it, as Python and TensorFlow put it.
_EXCEPTIONS = (
    ("memory_mb", "MemoryError", ""),
    ("memory_mb", "_ArrayMemoryError", ""),
    ("memory_mb", "ResourceExhaustedError", ""),
    ("memory_mb", "OSError", "[Errno 12]"),
    ("processes", "BlockingIOError", "[Errno 11]"),
    ("processes", "RuntimeError", "can't start new thread"),
    ("open_files", "OSError", "[Errno 24]"),
    ("file_mb", "OSError", "[Errno 27]"),
    ("disk_mb", "OSError", "[Errno 28]"),
)
