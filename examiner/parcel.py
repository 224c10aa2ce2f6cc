"""What travels to a worker of a cluster and back, as plain data: the assignment, a submission, a marked notebook.

A worker needs the installed package alone. It unpacks the assignment into a folder of its own and marks there as the
course's own machine would: keys and marks come from the contents of files, never from where they lie.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import nbformat

from examiner.course import SECRET_NAME, Course, Source
from examiner.grading import Marked, Marker
from examiner.limits import Limits
from examiner.model import Scoresheet
from examiner.notebook import Submission
from examiner.sandbox import find


@dataclasses.dataclass(frozen=True)
class Parcel:
    """Everything that marking an assignment needs besides the submissions.

    `files` holds the source notebooks and the hidden tests, by their paths below the course folder; `hidden` are the
    folders that no submission may see, on a worker of the same machine.
    """

    assignment: str
    files: dict[str, bytes]
    secret: bytes
    limits: dict[str, float]
    fast_fit: bool
    warm: bool
    unsandboxed: bool
    hidden: tuple[str, ...]

    @classmethod
    def of(cls, marker: Marker, assignment: str) -> Parcel:
        """Pack the assignment as `marker` marks it."""
        root = marker.course.root
        return cls(
            assignment=assignment,
            files={str(path.relative_to(root)): path.read_bytes() for path in _files(marker.course, assignment)},
            secret=marker.course.secret(),
            limits=dataclasses.asdict(marker.limits),
            fast_fit=marker.fast_fit,
            warm=marker.sandbox.is_warm,
            unsandboxed=not marker.sandbox.is_locked,
            hidden=tuple(map(str, marker.sandbox.hidden)),
        )

    @property
    def hash(self) -> str:
        """SHA-256 of all of it."""
        digest = hashlib.sha256(repr(dataclasses.replace(self, files={})).encode())
        for name, content in sorted(self.files.items()):
            digest.update(hashlib.sha256(name.encode()).digest() + hashlib.sha256(content).digest())
        return digest.hexdigest()

    def unpack(self, folder: Path) -> tuple[Marker, tuple[Source, ...]]:
        """Lay the assignment into an empty folder; return the marker of this course and its sources.

        Raises:
            SandboxError: no sandbox works on this machine.
        """
        for name, content in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        (folder / SECRET_NAME).write_bytes(self.secret)
        course = Course(folder)
        sandbox = find(folder, *map(Path, self.hidden), unsandboxed=self.unsandboxed, warm=self.warm)
        limits = Limits(**self.limits)  # type: ignore[arg-type]  # as `asdict` gave them
        return Marker(course, sandbox, limits, self.fast_fit), course.sources(self.assignment)


def _files(course: Course, assignment: str) -> Iterator[Path]:
    """Yield the source notebooks of an assignment, and every file in the folders of its hidden tests."""
    folders = {course.root / "tests" / assignment}
    for source in course.sources(assignment):
        yield source.path
        folders |= {question.test_file.parent for question in source.questions}
    for folder in sorted(folders):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path


def pack_submission(submission: Submission) -> dict[str, Any]:
    """Return a submission as plain data, without its source."""
    about, notebook = submission.about(), json.dumps(submission.notebook)
    return {"source": submission.source.name, "notebook": notebook, "about": about}


def unpack_submission(data: dict[str, Any], sources: Sequence[Source]) -> Submission:
    """Return the submission that `pack_submission` packed."""
    source = next(source for source in sources if source.name == data["source"])
    return Submission.from_about(source, nbformat.from_dict(json.loads(data["notebook"])), data["about"])


def pack_marked(marked: Marked) -> dict[str, str]:
    """Return a marked notebook as plain data."""
    return {"scoresheet": marked.scoresheet.to_json(), "notebook": json.dumps(marked.notebook)}


def unpack_marked(data: dict[str, str]) -> Marked:
    """Return the marked notebook that `pack_marked` packed."""
    return Marked(Scoresheet.from_json(data["scoresheet"]), nbformat.from_dict(json.loads(data["notebook"])))


def key_and_seconds_of(data: dict[str, str]) -> tuple[str, float]:
    """Return the key of a packed mark, and how long it took to make."""
    about = json.loads(data["scoresheet"])
    return str(about["key"]), float(about["seconds"])
