"""Marks that are ready: kept on disk by their key, so that nothing is marked twice and nothing finished is lost."""

from __future__ import annotations

import dataclasses
import json
import os
import tempfile
from pathlib import Path

from examiner.errors import FolderError
from examiner.grading import Marked, Marker
from examiner.notebook import Submission
from examiner.parcel import pack_marked, unpack_marked

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
            return unpack_marked(json.loads((self.folder / f"{key}.json").read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, key: str, packed: dict[str, str]) -> None:
        """Keep a mark, as `pack_marked` packed it, under its key.

        Raises:
            FolderError: the shelf cannot be written to.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile("w", dir=self.folder, delete=False, encoding="utf-8") as file:
                file.write(json.dumps(packed))
            os.replace(file.name, self.folder / f"{key}.json")
        except OSError as error:
            raise FolderError(self.folder, error) from None

    def mark(self, marker: Marker, submission: Submission) -> Marked:
        """Return the mark of a submission: from the shelf if it is there, else made now and kept."""
        ready = self.get(marker.key(submission))
        if ready is not None:
            return ready
        marked = marker.mark(submission)
        self.put(marked.scoresheet.key, pack_marked(marked))
        return marked
