"""The bytes of a notebook file, whole or broken, become the cells in it.

Only the standard library is used, so that this file can also run as a process of its own with little memory:
`python -I -S parser.py < FILE` prints `[damage, [[kind, text, [id, ...], attachments], ...]]` as JSON.
"""

from __future__ import annotations

import ast
import gc
import json
import re
import resource
import sys
import unicodedata
import warnings
from collections.abc import Iterator
from typing import Any, Literal

MAX_CELLS = 1_000
MAX_CODE, MAX_TEXT = 2 * 2**20, 20 * 2**20  # characters of all cells together
MAX_PICTURES = 16 * 2**20  # characters of all pasted pictures together; what goes beyond is left out
MEMORY_BYTES = 1_000 * 2**20
CPU_S = 30
WHOLE, MENDED, BROKEN, CUT = "", "mended", "broken", "cut"
_MAX_FAILURES = 200  # a broken file is scanned on after this many broken cells, and no further
_MAX_DIGITS = 400
_MAX_LINE = 10_000  # characters; more is no one line of a person's
_TRAILING_COMMA = re.compile(r'"(?:[^"\\]|\\(?:.|\Z))*+(?:"|\Z)|,(?=\s*+[\]}])', re.DOTALL)
_CELL_LIST = re.compile(r'"cells"\s*:\s*\[')
_CELL = re.compile(r'\{\s*"(?:cell_type|metadata|id|attachments|source|input|execution_count)"\s*:')

_SIGNS = re.compile(r"([^\w\s\x00-\x7f]{30})[^\w\s\x00-\x7f]++")  # Marks above and below letters are among them.
_END_OF_LINE = re.compile(r"[\r\n]")
_MAGIC_BELOW_COMMENTS = re.compile(r"(?P<above>(?:[ \t]*+(?:#[^\n]*+)?\n)++)(?P<magic>%%[^\n]*+)\n?")
_PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")
_BASE64 = re.compile(r"[A-Za-z0-9+/=\s]+")

Attachments = dict[str, dict[str, str]]  # as in nbformat: the base64 text of a picture, by its name and MIME type
RawCell = tuple[str, str, list[str], Attachments]


def parse(content: bytes) -> tuple[str, list[RawCell]]:
    """Return what is damaged and the cells.

    `WHOLE` and `MENDED` files lose nothing, of a `BROKEN` one only whole cells are there, of one that is `CUT` only as
    many cells and as much text as a notebook of a person has.

    A cell is its kind (`code` or `markdown`), its text, the ids by which it may be known and its attached pictures.

    Raises:
        ValueError: this is no notebook.
    """
    damage, raw = _cells(decode(content))
    cells: list[RawCell] = []
    left, code_left = MAX_TEXT, MAX_CODE
    for cell in map(_cell, raw):
        size = len(cell[1])
        code_size = size if cell[0] == "code" else 0
        if len(cells) < MAX_CELLS and size <= left and code_size <= code_left:
            left, code_left = left - size, code_left - code_size
            cells.append(cell)
    _drop_pictures(cells)
    return CUT if len(cells) < len(raw) and damage != BROKEN else damage, cells


def _drop_pictures(cells: list[RawCell]) -> None:
    """Leave out the pictures that exceed what a notebook may hold of them."""
    left = MAX_PICTURES
    for *_, pictures in cells:
        for name, (text,) in [(name, bundle.values()) for name, bundle in pictures.items()]:
            if len(text) <= left:
                left -= len(text)
            else:
                del pictures[name]


def decode(content: bytes) -> str:
    """Return the text of a file: UTF-8, UTF-16 or UTF-32 with or without a mark, else cp949, else what is legible."""
    if content.startswith(bytes(4)):  # of a file whose beginning never reached the disk
        content = content.lstrip(b"\0")
    encoding = json.detect_encoding(content)
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8" and error.start < len(content) - 3:  # not just the cut end of the file
            try:
                return content.decode("cp949")
            except UnicodeDecodeError:
                pass
    return content.decode(encoding, "replace")


def _cells(text: str) -> tuple[str, list[dict[str, Any]]]:
    try:
        return WHOLE, _listed(_DECODER.decode(text))
    except (json.JSONDecodeError, RecursionError):
        pass
    mended = _TRAILING_COMMA.sub(lambda match: "" if match[0] == "," else match[0], text)
    try:
        return MENDED, _listed(_DECODER.decode(mended))
    except (json.JSONDecodeError, RecursionError):
        pass
    start = _CELL_LIST.search(mended)
    found = list(_salvaged(mended, start.end() if start else 0))
    if not found:
        raise ValueError("not JSON")
    return BROKEN, found


def _salvaged(text: str, start: int) -> Iterator[dict[str, Any]]:
    """Yield the cells that are whole in a text that is no JSON; go on behind each broken one."""
    failures = count = 0
    while failures < _MAX_FAILURES and count <= MAX_CELLS and (match := _CELL.search(text, start)):
        try:
            cell, start = _DECODER.raw_decode(text, match.start())
        except (json.JSONDecodeError, RecursionError):
            failures, start = failures + 1, match.end()
        else:
            if "cell_type" in cell and cell.keys() & {"source", "input"}:
                count += 1
                yield cell


def _listed(document: Any) -> list[dict[str, Any]]:
    """Return the cells of a document of nbformat 4 or 3, or of something close to it.

    Raises:
        ValueError: there is no list of cells in it.
    """
    document = _unwrapped(document)
    if isinstance(document, list):
        document = {"cells": document}
    if not isinstance(document, dict):
        raise ValueError("not a notebook")
    sheets = document.get("worksheets")
    parts = [document, *(sheets if isinstance(sheets, list) else [])]
    lists = [part["cells"] for part in parts if isinstance(part, dict) and "cells" in part]
    listed = [cell for cells in lists for cell in (cells.values() if isinstance(cells, dict) else _as_list(cells))]
    found = [cell for cell in listed if isinstance(cell, dict)]
    if not lists or (listed and not found):
        raise ValueError("not a notebook")
    return found


def _unwrapped(document: Any) -> Any:
    """Return the notebook in what a program put around it: a string, a list of one, the reply of Jupyter's contents."""
    if isinstance(document, str):
        document = _DECODER.decode(document)
    around = document if isinstance(document, list) else document.values() if isinstance(document, dict) else ()
    inside = [part for part in around if _is_notebook(part)]
    return document if _is_notebook(document) or len(inside) != 1 else inside[0]


def _is_notebook(part: Any) -> bool:
    return isinstance(part, dict) and not part.keys().isdisjoint(("cells", "worksheets")) and "cell_type" not in part


def _as_list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError("not a list of cells")
    return value


def _cell(raw: dict[str, Any]) -> RawCell:
    is_code = raw.get("cell_type") == "code" or ("cell_type" not in raw and "outputs" in raw)
    text = _source(raw.get("source", raw.get("input")), is_code=is_code).encode("utf-8", "replace").decode()
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if is_code:
        return "code", _with_magic_first(text), _ids(raw), {}
    return "markdown", text, _ids(raw), _attachments(raw.get("attachments"))


def _source(value: Any, *, is_code: bool) -> str:
    """Return a cell's text. Lines without their ends, as some converters leave them, are lines all the same."""
    text, lines = _text(value), value if isinstance(value, list) else []
    has_ends = len(lines) < 2 or any(not isinstance(line, str) or _END_OF_LINE.search(line) for line in lines)
    return text if has_ends or (is_code and _is_statement(text)) else "\n".join(lines)


def _is_statement(code: str) -> bool:
    """True for one line that is Python, and more than a comment."""
    if code.lstrip().startswith("#") or len(code) > _MAX_LINE or has_heaped_marks(code):
        return False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def composed(text: str, form: Literal["NFC", "NFKC"] = "NFC") -> str:
    """Return a text with composed letters, in a time that grows with its length: of a run of signs 30 are kept.

    Unicode's sorting of marks takes a time that grows with the square of their number (UAX #15, stream-safe format).
    """
    return unicodedata.normalize(form, _SIGNS.sub(r"\1", text))


def has_heaped_marks(code: str) -> bool:
    """True for code with more marks on a letter than any word has; Python composes the letters of its names, too."""
    return any(any(map(unicodedata.combining, match[0])) for match in _SIGNS.finditer(code))


def _with_magic_first(code: str) -> str:
    """Return a cell's code with its cell magic on the first line: Colab allows comments above it, Jupyter does not."""
    match = _MAGIC_BELOW_COMMENTS.match(code)
    return code if match is None else f"{match['magic']}\n{match['above']}{code[match.end() :]}"


def _attachments(value: Any) -> Attachments:
    """Return the pictures of a cell's attachments; whatever else is there is left out."""
    found: Attachments = {}
    for name, bundle in value.items() if isinstance(value, dict) else ():
        for kind in _PICTURES if isinstance(bundle, dict) and len(name) <= 200 else ():
            text = _text(bundle.get(kind))
            if _BASE64.fullmatch(text):
                found[name.encode("utf-8", "replace").decode()] = {kind: text}
                break
    return found


def _text(value: Any) -> str:
    """Return a source of any type as text: lists are joined, whatever is neither text nor a number is empty."""
    parts, waiting = [], [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting.extend(reversed(part))
        elif isinstance(part, str | int | float) and not isinstance(part, bool):
            parts.append(str(part))
    return "".join(parts)


def _ids(raw: dict[str, Any]) -> list[str]:
    """Names by which a cell may be known: nbgrader's, nbformat's, and the one that Colab keeps in the metadata."""
    metadata = raw.get("metadata")
    metadata = metadata if isinstance(metadata, dict) else {}
    mark = metadata.get("nbgrader")
    mark = mark if isinstance(mark, dict) else {}
    names = (mark.get("grade_id"), raw.get("id"), metadata.get("id"))
    return [name for name in names if isinstance(name, str) and len(name) <= 200]


def _integer(digits: str) -> int:
    """Return a whole number; one that no cell can need is 0, because Python refuses to read more than 4,300 digits."""
    return int(digits) if len(digits) <= _MAX_DIGITS else 0


_DECODER = json.JSONDecoder(strict=False, parse_int=_integer)


def main() -> int:
    """Parse standard input within bounds of memory and time; the exit status is 1 for no notebook, 2 for too much."""
    gc.disable()  # A million small lists would be looked through again and again.
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        json.dump(parse(sys.stdin.buffer.read()), sys.stdout)
    except MemoryError:
        return 2
    except ValueError:
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
