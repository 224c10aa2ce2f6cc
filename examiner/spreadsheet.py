"""Tables as CSV that Korean Excel opens, and in which nothing runs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as CSV: UTF-8 with a mark at its beginning; what a spreadsheet would run as a formula is quoted."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerows([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig", "replace")
