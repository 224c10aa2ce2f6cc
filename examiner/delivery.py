"""A plan carried out: `submitted/STUDENT/ASSIGNMENT/` as nbgrader reads it, each folder written whole or not at all.

What is there already is never lost: notebooks that the plan does not have stay, the same again is left alone, and a
different one is replaced only by force and kept beside the new one.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import enum
import filecmp
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from nbgrader.utils import parse_utc

from examiner.collect import HandIn, Plan
from examiner.course import Course
from examiner.handin import TIMESTAMP_NAME

TIMESTAMP_FORMAT = "%Y-%m-%d %H:%M:%S.%f %Z"  # Exchange.timestamp_format of nbgrader 0.9.6


class Result(enum.StrEnum):
    """What became of one student's hand-in."""

    NEW = "new"
    ADDED = "added to"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    DIFFERS = "differs"
    NOTHING = "nothing"
    FAILED = "failed"


@dataclasses.dataclass(frozen=True)
class Delivered:
    """One hand-in and what became of it; `remark` says what a person has to know or do."""

    hand_in: HandIn
    result: Result
    remark: str = ""

    @property
    def needs_person(self) -> bool:
        """True if something of this student waits for a person."""
        is_open = self.result in (Result.DIFFERS, Result.NOTHING, Result.FAILED)
        return is_open or any(left.needs_person for left in self.hand_in.left_out)


def deliver(
    plan: Plan, course: Course, assignment: str, *, force: bool = False, dry_run: bool = False
) -> Iterator[Delivered]:
    """Write each hand-in below submitted/ and yield what became of it; with `dry_run` only say what would."""
    for hand_in in plan.hand_ins:
        target = course.root / "submitted" / hand_in.student / assignment
        try:
            yield _deliver(hand_in, target, force=force, dry_run=dry_run)
        except OSError as error:
            remark = (
                f"{error.filename or target}: {error.strerror or error}. Nothing was changed; mend it, collect again"
            )
            yield Delivered(hand_in, Result.FAILED, remark)


def _deliver(hand_in: HandIn, target: Path, *, force: bool, dry_run: bool) -> Delivered:
    result = _compare(hand_in, target, force=force)
    if result is Result.FAILED:
        return Delivered(hand_in, result, f"{target} is not a folder; move it away")
    if result is Result.DIFFERS:
        return Delivered(
            hand_in, result, "what is in submitted/ differs and stays; --force replaces it and keeps it aside"
        )
    if dry_run or result in (Result.UNCHANGED, Result.NOTHING):
        return Delivered(hand_in, result)
    kept = _write(hand_in, target, keep=result is Result.REPLACED)
    return Delivered(hand_in, result, f"the earlier one is kept as {kept.name}" if kept else "")


def _compare(hand_in: HandIn, target: Path, *, force: bool) -> Result:
    """Return what writing the hand-in over what is at `target` would be."""
    if not hand_in.notebooks:
        return Result.NOTHING
    if target.is_symlink() or target.parent.is_symlink() or (target.exists() and not target.is_dir()):
        return Result.FAILED
    if not target.exists():
        return Result.NEW
    there = {name: target / f"{name}.ipynb" for name in hand_in.notebooks}
    known = [name for name, path in there.items() if path.exists() or path.is_symlink()]
    if all(_is_same(hand_in.notebooks[name], there[name]) for name in known):
        if len(known) < len(there):
            return Result.ADDED
        return Result.REPLACED if force and _has_other_time(hand_in, target) else Result.UNCHANGED
    return Result.REPLACED if force else Result.DIFFERS


def _is_same(new: Path, old: Path) -> bool:
    return old.is_file() and not old.is_symlink() and filecmp.cmp(new, old, shallow=False)


def _has_other_time(hand_in: HandIn, target: Path) -> bool:
    path = target / TIMESTAMP_NAME
    return hand_in.handed_in is not None and not (path.is_file() and path.read_bytes() == _stamp(hand_in.handed_in))


def _stamp(moment: datetime.datetime) -> bytes:
    return moment.astimezone(datetime.UTC).strftime(TIMESTAMP_FORMAT).encode()


def _write(hand_in: HandIn, target: Path, *, keep: bool) -> Path | None:
    """Put a new folder in the place of `target`: what was there, with the new notebooks; return where the old one is.

    The new folder is made beside the old one and takes its place by renaming.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as scratch:
        fresh = Path(scratch) / "new"
        if target.exists():
            shutil.copytree(target, fresh, symlinks=True)
        else:
            fresh.mkdir()
        for name, path in hand_in.notebooks.items():
            (fresh / f"{name}.ipynb").unlink(missing_ok=True)
            shutil.copyfile(path, fresh / f"{name}.ipynb")
        _write_time(hand_in.handed_in, fresh / TIMESTAMP_NAME, is_replaced=keep)
        kept = _exchange(fresh, target)
    if kept and not keep:
        shutil.rmtree(kept)
        return None
    return kept


def _write_time(moment: datetime.datetime | None, path: Path, *, is_replaced: bool) -> None:
    """Write the time of handing in; what is only added to keeps a later one."""
    if not is_replaced and path.exists():
        with contextlib.suppress(ValueError, OverflowError, OSError):
            earlier = parse_utc(path.read_text(encoding="utf-8").strip()).replace(tzinfo=datetime.UTC)
            moment = max(earlier, moment or earlier)
    path.unlink(missing_ok=True)
    if moment is not None:
        path.write_bytes(_stamp(moment))


def _exchange(fresh: Path, target: Path) -> Path | None:
    """Rename `fresh` to `target`; return where what was there has gone."""
    if not target.exists():
        os.rename(fresh, target)
        return None
    kept = _free_name(target)
    os.rename(target, kept)
    try:
        os.rename(fresh, target)
    except OSError:
        os.rename(kept, target)
        raise
    return kept


def _free_name(target: Path) -> Path:
    """Return a name beside `target` for what is replaced; nbgrader takes no notice of it."""
    now = datetime.datetime.now(datetime.UTC).strftime("%Y%m%d-%H%M%S")
    names = (
        target.with_name(f"{target.name}.replaced-{now}{mark}") for mark in ("", *(f"-{n}" for n in range(1, 1000)))
    )
    return next(name for name in names if not name.exists())
