"""What a submitted cell holds: code, words, or additions to a given cell."""

from __future__ import annotations

import ast
import base64
import contextlib
import functools
import html
import re
import textwrap
import unicodedata
from typing import TypeGuard

from rapidfuzz import fuzz

from examiner.container import SubmittedCell
from examiner.names import MAX_CODE, binds, fenced, is_comment, names_of, parsed
from examiner.outline import STUB_ERROR, is_stub, is_unanswered, words
from examiner.parser import composed

NO_ENTITY = re.compile(r"&(?=#[xX]?[0-9a-fA-F]{9})")
"""What begins like an entity of a number, but has more digits than any letter's; Python refuses to read thousands."""

_BREAK = re.compile(r"<br\s*/?>|[\u2028\u2029]", re.IGNORECASE)
_TYPESET = str.maketrans(dict.fromkeys("\u2018\u2019", "'") | dict.fromkeys("\u201c\u201d", '"') | {"\0": ""})
_DASH = re.compile("[\\u2010-\\u2015\\u2212]")
_ESCAPED = re.compile(r"\\([_*\[\]<>#~`])")  # as Markdown writes a sign that is one
_MARK = re.compile(r"(<{7}|={7}|>{7}|\|{7})( |$)|```")
_MARGINS = (re.compile(r"[+>|] ?"), re.compile(r"[ \t]*\d+[.:|)]?(?=[ \t]|$)"))
_COMMENT = re.compile(r"^[ \t]*# ?")
_BEFORE_CODE = re.compile(r"^[\s\"',\[]++", re.MULTILINE)
_TAG = re.compile(r"<[/!?A-Za-z][^<>\n]*+>")
_BASE64 = re.compile(r"[A-Za-z0-9+/=\s]++")
_MIN_PROSE = 15  # characters; less is no answer


@functools.lru_cache(maxsize=2048)
def code_of(cell: SubmittedCell) -> str | None:
    """Return the code in a cell, also where it has become Markdown; None for prose."""
    if cell.kind == "code":
        return cell.text
    text = cell.text.strip()
    if text.startswith("```") and text.endswith("```") and text.count("```") == 2:
        return fenced(text + "\n").strip("\n")
    statements = parsed(text)
    return text if statements and not all(isinstance(part, ast.Expr) for part in statements) else None


def work_in(cell: SubmittedCell) -> str:
    """Return what may be code in a cell: that between fences, where words stand around them, else all of its text."""
    return code_of(cell) or fenced(cell.text.strip() + "\n")


def as_typed(text: str) -> str:
    r"""Return a text without what no keyboard puts into code but a web page, a word processor or a messenger does.

    That is letters without width or of another one, typeset quotes and dashes, HTML's entities and line ends,
    Markdown's fences and backslashes, tabs for blanks, `\n` for a line's end, NUL, Git's marks of a conflict, and what
    stands before each line of a listing, a diff or an answered mail.
    """
    if len(text) > MAX_CODE:
        return text
    plain = unescaped(_BREAK.sub("\n", fenced(text.strip() + "\n") or text)).translate(_TYPESET)
    plain = plain if "\n" in plain.strip() else plain.replace("\\n", "\n")
    plain = composed("".join(one for one in plain if unicodedata.category(one) != "Cf"), "NFKC")
    plain = _ESCAPED.sub(r"\1", _DASH.sub("-", plain))
    lines = [line for line in plain.expandtabs(4).splitlines() if not _MARK.match(line)]
    for margin in _MARGINS:
        if all(margin.match(line) for line in lines if line.strip()):
            lines = [margin.sub("", line, count=1) for line in lines]
    return textwrap.dedent("\n".join(lines))


def unescaped(text: str) -> str:
    """Return HTML's text with its entities as the letters that they stand for."""
    return html.unescape(NO_ENTITY.sub("", text))


def code_in_any(text: str) -> str:
    """Return a text that is no notebook with its code at the beginning of lines: a script, HTML, odd JSON, base64."""
    if _BASE64.fullmatch(text):
        with contextlib.suppress(ValueError):
            text = base64.b64decode(text).decode("utf-8", "replace")
    plain = unescaped(_TAG.sub("", text)).translate(_TYPESET)
    return _BEFORE_CODE.sub("", plain.replace("\\n", "\n"))


def put_aside(text: str, given: str) -> str:
    """Return the code in a cell that does not run: in strings, or commented out whole. What was `given` is left out."""
    strings = [ast.literal_eval(part.value) for part in parsed(text) or [] if _is_string(part)]
    if strings:
        return "\n".join(strings)
    known = {line.strip() for line in given.splitlines()}
    lines = [line for line in text.splitlines() if line.strip() not in known]
    return "\n".join(_COMMENT.sub("", line) for line in lines) if is_stub(text) else ""


def is_prose(cell: SubmittedCell) -> bool:
    """True for words of a student's own: Markdown, or a code cell that holds comments, a string or no Python."""
    if len(words(cell.text)) < _MIN_PROSE or is_unanswered(cell.text) or STUB_ERROR in cell.text:
        return False
    return code_of(cell) is None or is_comment(cell.text) or is_text(cell.text) or not names_of(cell.text).is_python


def is_text(code: str) -> bool:
    """True for code that is nothing but strings."""
    parts = parsed(code) or []
    return bool(parts) and all(map(_is_string, parts))


def _is_string(part: ast.stmt) -> TypeGuard[ast.Expr]:
    return isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant) and isinstance(part.value.value, str)


def likeness(one: str, other: str, at_least: float = 0.0) -> float:
    """Return how alike two texts are, from 0 to 1; layout and punctuation do not count. Below `at_least` it is 0."""
    return float(fuzz.ratio(words(one), words(other), score_cutoff=100 * at_least)) / 100


def added_code(original: str, text: str) -> str:
    """Return the statements that a student added to a given or graded cell.

    What binds a name or repeats a call of the original is a change of it, not an addition, and is left out.
    """
    ours, theirs = parsed(original), parsed(text)
    if ours is None or theirs is None:
        return ""
    known = {ast.dump(statement) for statement in ours}
    touched = {name for statement in ours for name in (*binds(statement), *_called(statement))}
    try:
        return "\n".join(
            ast.unparse(statement)
            for statement in theirs
            if ast.dump(statement) not in known and _is_addition(statement, touched)
        )
    except (RecursionError, ValueError):  # nested too deep, or a number of thousands of digits
        return ""


def _is_addition(statement: ast.stmt, touched: set[str]) -> bool:
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return True
    return not isinstance(statement, ast.Pass) and touched.isdisjoint([*binds(statement), *_called(statement)])


def _called(statement: ast.stmt) -> list[str]:
    is_call = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call)
    return [ast.unparse(statement.value.func)] if is_call else []  # type: ignore[attr-defined]
