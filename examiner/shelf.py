"""Marks that are ready: kept on disk by their key, so that nothing is marked twice and nothing finished is lost."""

from __future__ import annotations

import dataclasses
import json
import os
import tempfile
from pathlib import Path

import nbformat

from examiner.grading import Marked, Marker
from examiner.model import Scoresheet
from examiner.notebook import Submission

FOLDER_NAME = ".examiner"


@dataclasses.dataclass(frozen=True)
class Shelf:
    """A folder of finished marks, one file per key. Files are written whole or not at all."""

    folder: Path

    @classmethod
    def of(cls, root: Path) -> Shelf:
        """Return the shelf of the course at `root`."""
        return cls(root / FOLDER_NAME / "marks")

    def get(self, key: str) -> Marked | None:
        """Return the mark with this key, or None if there is none that can be read."""
        try:
            document = json.loads((self.folder / f"{key}.json").read_text(encoding="utf-8"))
            scoresheet = Scoresheet.from_json(document["scoresheet"])
            return Marked(scoresheet, nbformat.reads(document["notebook"], as_version=4))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, marked: Marked) -> None:
        """Keep a mark under its key."""
        self.folder.mkdir(parents=True, exist_ok=True)
        document = {"scoresheet": marked.scoresheet.to_json(), "notebook": nbformat.writes(marked.notebook)}
        with tempfile.NamedTemporaryFile("w", dir=self.folder, delete=False, encoding="utf-8") as file:
            json.dump(document, file, ensure_ascii=False)
        os.replace(file.name, self.folder / f"{marked.scoresheet.key}.json")

    def mark(self, marker: Marker, submission: Submission) -> Marked:
        """Return the mark of a submission: from the shelf if it is there, else made now and kept."""
        ready = self.get(marker.key(submission))
        if ready is not None:
            return ready
        marked = marker.mark(submission)
        self.put(marked)
        return marked
