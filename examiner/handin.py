"""What a student handed in: which file of the folder is which notebook of the assignment, whatever it is called."""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import os
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from examiner import archive, messages
from examiner.container import read_cells
from examiner.course import Course, Source, is_given
from examiner.errors import ExaminerError, SubmissionError
from examiner.layout import CHECKPOINTS
from examiner.names import names_of
from examiner.notebook import Submission, read_submission
from examiner.outline import Outline
from examiner.recognition import holds_solutions, is_notebook_name, recognise
from examiner.scratch import STAGE_PREFIX, Scratch

STAGE_PARENT = ".examiner"
TIMESTAMP_NAME = "timestamp.txt"
_MAX_FILES, _MAX_DEPTH = 1000, 50
_MAX_PICTURE, _MAX_TIMESTAMP = 20 * 2**20, 1_000  # bytes
_MAX_READ, _MAX_READ_BYTES = 60, 500 * 2**20  # a class waits while the files of one student are read
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp")
_DATA = (".keras", ".h5", ".npy", ".npz", ".csv", ".xlsx", ".pkl", ".pb")  # saved by code, and no answer
_FOREIGN_FOLDERS = ("__MACOSX", "__pycache__")
_FOREIGN_FILES = ("thumbs.db", "desktop.ini")


@dataclasses.dataclass(frozen=True, eq=False)
class HandIn:
    """One submitted notebook: the file that counts, and Korean sentences on how it was chosen.

    `neighbours` are the files of the student's other notebooks in which solutions of this one stand too, `strangers`
    those that are no notebook of the assignment.
    """

    source: Source
    path: Path
    notes: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    neighbours: Callable[[], Iterable[Path]] = tuple
    strangers: Sequence[Path] = ()

    def read(self) -> Submission:
        """Return the file as a submission, with these notes among its own.

        What there is work on `elsewhere`, in another file, and not here, waits for a person. So does, where nothing was
        done here, what a student has written into another notebook, or what may be in a file that is none.

        Raises:
            SubmissionError: this process cannot read it.
        """
        with _told(self.path):
            return self._read()

    def _read(self) -> Submission:
        submission = read_submission(self.source, self.path)
        elsewhere, notes = set(self.elsewhere), [*self.notes, *submission.notes]
        for path in () if _worked(submission) else (*self.neighbours(), *self.strangers):
            perhaps = _perhaps_worked(read_submission(self.source, path))
            if found := perhaps & Outline.of(self.source).asked.keys():
                elsewhere |= found
                sentence = messages.IN_OTHER_FILE if path in self.strangers else messages.IN_OTHER_NOTEBOOK
                notes.append(sentence.format(file=shown(path.name), name=self.source.name))
        doubtful = submission.doubtful + tuple(sorted(elsewhere.difference(submission.doubtful)))
        return dataclasses.replace(submission, notes=tuple(notes), doubtful=doubtful)


def folder_of(course: Course, assignment: str, student: str) -> Path:
    """Return the folder of a student's submission."""
    return course.root / "submitted" / student / assignment


def hand_ins(course: Course, assignment: str, student: str) -> tuple[list[HandIn], list[Path]]:
    """Return the notebooks that a student handed in, and the files of which nobody knows what they are.

    A file with a second name (a hard link) may be somebody else's work: it is among the latter, for a person to look,
    and so is what goes beyond 60 files or 500 MB; what has a proper name, and then what is new, comes first.
    Files without a notebook's name, and Jupyter's checkpoints, are looked at, by their cells, only where a notebook is
    missing or has no work in it. One that still is missing may be in the file of another one: a student who pasted
    several into one handed in each of them.
    Of several files for one notebook the one with work on more questions counts; then the one with the proper name;
    then the newest.

    Raises:
        SubmissionError: a folder or file is there, and this process or this disk cannot read it.
    """
    folder = folder_of(course, assignment, student)
    with _told(folder):
        return _found(course.sources(assignment), folder)


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn whatever goes wrong while one student's files are read into that student's problem: the class goes on."""
    try:
        yield
    except ExaminerError:
        raise
    except OSError as error:
        raise SubmissionError(Path(error.filename or path), error) from None
    except Exception as error:
        raise SubmissionError(path, error) from error


def _found(sources: Sequence[Source], folder: Path) -> tuple[list[HandIn], list[Path]]:
    files: dict[str, list[Path]] = {source.name: [] for source in sources}
    strangers: list[Path] = []
    notebooks, others = _walked(folder)
    read = _first(notebooks, {source.path.name for source in sources})
    for path in notebooks:
        source = None if path not in read or _has_second_name(path) else recognise(sources, path)
        (strangers if source is None else files[source.name]).append(path)
    others = [path for path in others if _may_be_notebook(path)]
    if others and all(_is_worked_on(source, files[source.name]) for source in sources):
        others = []
    more = _first(others, set())
    for path in others:
        source = recognise(sources, path) if path in more and read_cells(path).cells else None
        (strangers if source is None else files[source.name]).append(path)
    looked_at = [path for path in strangers if path in read | more and _may_hold_work(path)]
    found = []
    for source in sources:
        paths, sentence = files[source.name], messages.RENAMED
        neighbours = functools.partial(_neighbours, sources, source, files)
        if not paths:
            paths, sentence = neighbours(), messages.SHARED
        if paths:
            chosen = _chosen(source, paths, folder, sentence)
            found.append(dataclasses.replace(chosen, neighbours=neighbours, strangers=looked_at))
    return found, strangers


def _neighbours(sources: Sequence[Source], source: Source, files: Mapping[str, list[Path]]) -> list[Path]:
    """Return the files of other notebooks in which solutions of `source` stand."""
    known = (path for name, paths in files.items() if name != source.name for path in paths)
    return [path for path in known if holds_solutions(sources, source, path)]


def shown(name: str | Path) -> str:
    """Return a file's name as people read it: its bytes may be cp949, its letters none that can be printed."""
    return archive.decode(os.fsencode(name))


def _first(paths: list[Path], proper: set[str]) -> set[Path]:
    """Return the files that are read, all of them but in an odd submission."""
    chosen, size = set[Path](), 0
    about = {path: path.lstat() for path in paths}
    for path in sorted(paths, key=lambda path: (path.name not in proper, -about[path].st_mtime_ns)):
        size += about[path].st_size
        if len(chosen) == _MAX_READ or (chosen and size > _MAX_READ_BYTES):
            break
        chosen.add(path)
    return chosen


def _chosen(source: Source, paths: list[Path], folder: Path, sentence: str) -> HandIn:
    best, elsewhere, notes = paths[0], tuple[str, ...](), []
    if len(paths) > 1:
        held = {path: _Held.of(source, path) for path in paths}
        best = max(paths, key=lambda path: (len(held[path].worked), *_rank(source, path)))
        elsewhere = tuple(sorted(set().union(*(held[best].lacks(source, other) for other in held.values()))))
    if best.name != source.path.name:
        notes.append(sentence.format(file=shown(best.name), name=source.path.name))
    if len(paths) > 1:
        others = ", ".join(f"`{shown(path.relative_to(folder))}`" for path in paths if path != best)
        notes.append(messages.OTHER_FILES.format(file=shown(best.relative_to(folder)), others=others))
    return HandIn(source, best, tuple(notes), elsewhere)


@dataclasses.dataclass(frozen=True)
class _Held:
    """What one of several files for a notebook holds: questions surely worked on, all that may be, and names."""

    worked: set[str]
    perhaps: set[str]
    bound: set[str]

    @classmethod
    def of(cls, source: Source, path: Path) -> _Held:
        submission = read_submission(source, path)
        own = (cell for cell in submission.notebook.cells if cell.cell_type == "code" and not is_given(cell))
        bound = set().union(*(names_of(cell.source).bound for cell in own))
        return cls(_worked(submission), _perhaps_worked(submission), bound)

    def lacks(self, source: Source, other: _Held) -> set[str]:
        """Return the questions on which the other file has work, or names that are asked for, and this one has not."""
        more = other.bound - self.bound
        halves = {name for name, asked in Outline.of(source).asked.items() if not more.isdisjoint(asked)}
        return other.perhaps - self.worked | halves


def _rank(source: Source, path: Path) -> tuple[bool, int, str]:
    return path.name == source.path.name, path.lstat().st_mtime_ns, str(path)


def worked_on(source: Source, path: Path) -> set[str]:
    """Return the questions on which there is work in a file."""
    return _worked(read_submission(source, path))


def _perhaps_worked(submission: Submission) -> set[str]:
    """Return the questions on which there is work in a file, or may be in one that is no notebook."""
    return set(submission.doubtful) if submission.fault else _worked(submission)


def _worked(submission: Submission) -> set[str]:
    return {match.cell_id for match in submission.matches if match.how not in ("untouched", "missing")}


def _is_worked_on(source: Source, paths: list[Path]) -> bool:
    """True if there is work in one of a notebook's files, or nothing to be done in it."""
    return any(worked_on(source, path) for path in paths) or bool(paths and not Outline.of(source).models)


def _walked(folder: Path) -> tuple[list[Path], list[Path]]:
    """Return what has a notebook's name in a folder and the folders in it, and the other files; links are not followed.

    A folder of such a name counts where there is none in it: Windows unpacks a zip into a folder of the zip's name.
    """
    found, others = list[Path](), list[Path]()
    for name, folders, files in os.walk(folder, onerror=_refuse):
        is_kept = CHECKPOINTS not in Path(name).relative_to(folder).parts  # by the student, not by Jupyter
        found += (Path(name) / part for part in sorted((*folders, *files)) if is_kept and is_notebook_name(part))
        folders[:] = _entered(Path(name).relative_to(folder), folders)
        others += (Path(name) / part for part in sorted(files) if not (is_kept and is_notebook_name(part)))
        if len(found) + len(others) > _MAX_FILES:
            break
    around = {parent for path in found for parent in path.parents}
    return [path for path in found if path not in around], others[:_MAX_FILES]


def _refuse(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):
        raise error


def _entered(here: Path, folders: list[str]) -> list[str]:
    """Return the folders of a submission that are looked into: not hidden ones, nor any as deep as nobody's are."""
    is_deep = len(here.parts) >= _MAX_DEPTH
    return sorted(part for part in folders if not (is_deep or part in _FOREIGN_FOLDERS or _is_hidden(part)))


def _is_hidden(folder: str) -> bool:
    return folder.startswith(".") and folder != CHECKPOINTS


@contextlib.contextmanager
def staged(course: Course, assignment: str, student: str) -> Iterator[Path]:
    """Give a folder in which nbgrader finds a submission by its proper names, laid out as submitted/ is.

    The student's folder stays as it is. The time of handing in and pictures, which a written answer may show, are
    linked or copied; every other file stays behind. So do links, pipes and devices, which nbgrader would follow or
    open, files with a second name, which may be somebody else's, and names that no terminal can print. A notebook
    stands there as an empty file.
    """
    folder = folder_of(course, assignment, student)
    with Scratch(course.root / STAGE_PARENT, STAGE_PREFIX) as stage:
        target = stage.path / student / assignment
        target.mkdir(parents=True)
        for path in files_beside(folder):
            _put(path, target / path.relative_to(folder))
        for hand_in in hand_ins(course, assignment, student)[0]:
            (target / hand_in.source.path.name).touch()  # `SubmissionExporter` reads the file itself.
        yield stage.path


def files_beside(folder: Path) -> Iterator[Path]:
    """Yield the files of a submission that go with its notebooks; none lies where a notebook will stand."""
    for top, folders, files in os.walk(folder):
        folders[:] = _entered(Path(top).relative_to(folder), folders)
        for path in (Path(top) / file for file in files):
            name = path.relative_to(folder)
            is_in_way = any(is_notebook_name(part) for part in name.parts)
            is_picture = name.suffix.lower() in _PICTURES and str(name).isprintable() and not is_in_way
            if is_picture or str(name) == TIMESTAMP_NAME:
                about, most = path.lstat(), _MAX_PICTURE if is_picture else _MAX_TIMESTAMP
                if stat.S_ISREG(about.st_mode) and about.st_nlink == 1 and about.st_size <= most:
                    yield path


def may_be_notebook(name: str) -> bool:
    """True for the name of a file that is not known by it to be something else than a notebook."""
    name = name.lower()
    is_hidden = name.startswith(".") and ".ipynb" not in name  # iCloud's placeholder is .2_keras.ipynb.icloud
    return not (is_hidden or name.endswith(_PICTURES) or name in (TIMESTAMP_NAME, *_FOREIGN_FILES))


def _may_be_notebook(path: Path) -> bool:
    about = path.lstat()
    is_shadow = path.name.startswith("._") and os.path.lexists(path.with_name(path.name[2:]))  # macOS's, of that file
    return stat.S_ISREG(about.st_mode) and about.st_nlink == 1 and may_be_notebook(path.name) and not is_shadow


def _may_hold_work(path: Path) -> bool:
    return not (path.name.lower().endswith(_DATA) or _has_second_name(path))


def _has_second_name(path: Path) -> bool:
    about = path.lstat()
    return stat.S_ISREG(about.st_mode) and about.st_nlink > 1


def _put(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(path, target)
    except OSError:
        shutil.copy(path, target)
