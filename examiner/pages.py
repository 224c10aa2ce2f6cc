"""What a student printed or wrote, made harmless for the pages that people open: no script of a student runs there.

Outputs keep text, pictures, and HTML and formulas without anything active; HTML that Markdown gives is cleaned where
nbconvert renders it (`c.HTMLExporter.filters` in nbgrader_config.py). What cleans and renders takes time that grows
with the square of some texts: only what is small and well formed reaches it, the rest is shown as the text that it is.
"""

from __future__ import annotations

import collections
import contextlib
import html
import math
import re
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote, urlsplit

import bleach
from bleach.css_sanitizer import CSSSanitizer
from jinja2 import pass_context
from nbconvert.exporters import HTMLExporter
from nbformat import NotebookNode
from nbformat.v4 import new_output

from examiner import messages
from examiner.content import NO_ENTITY, unescaped
from examiner.pictures import is_showable

_RENDERED = "examiner_rendered"  # characters of Markdown of a page so far
_TAGS = frozenset(
    "a abbr b blockquote br caption code col colgroup dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6"
    " hr i img ins kbd li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th thead tr u"
    " ul var".split()
)
_ATTRIBUTES = frozenset("align alt colspan height rowspan start title width".split())
_FETCHES = re.compile(r"url|\\", re.IGNORECASE)  # in a style: what a cursor may be, and what hides letters
_LINK_SCHEMES = frozenset(("", "http", "https", "mailto"))
_PROTOCOLS = frozenset(("http", "https", "mailto", "data"))  # `_allows` gives data to pictures alone
_CODE_CLASS = re.compile(r"highlight( hl-\w{1,20})?|[a-z]{1,2}\d?")  # what Pygments writes
_PICTURE = re.compile(r"data:image/(png|jpeg|gif|webp);base64,(?P<text>[A-Za-z0-9+/=\s]*)")
_BASE64 = re.compile(r"[A-Za-z0-9+/=\s]*")
_HEAD = re.compile(r"<(script|style|title)\b.*?(</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_PICTURES = ("image/png", "image/jpeg", "image/gif")
# What MathJax makes links, attributes and styles of, or loads more of itself for.
_ACTIVE_TEX = re.compile(r"(?<!\\)(?:\\\\)*\\(href|class|cssId|style|data|mmlToken|require)")
_BACKSLASH = re.compile(r"\\|&#0*92;?|&#x0*5c;?|&bsol;", re.IGNORECASE)
_CODE = re.compile(r"\x1b(?:\[[0-9;:?]*[A-Za-z]?)?")  # of a colour, for a terminal
_LONG_CODE = re.compile(r"\x1b\[[0-9;:?]{30,}[A-Za-z]?")
_MAX_COPIED = 2 * 10**8  # characters
MAX_HTML = 500_000
MAX_TAGS, MAX_TAGS_IN_ALL = 10_000, 30_000  # of one output, and of a notebook's outputs; a table of 60 rows has 3,000
MAX_MARKDOWN, MAX_MARKDOWN_IN_ALL = 10_000, 150_000  # characters of one cell, and of a page
_MAX_DEPTH, _MAX_NAMES, _MAX_BRACKETS = 100, 500, 50
_MAX_BRACKETS_IN_TEXT = 500  # each may begin a link, which mistune seeks to the end of the text
_MAX_SOURCE = 20_000  # characters of what is shown as text
# Text, a tag whose attributes are separate and quoted where need be, a declaration. Nothing is taken back.
_TOKEN = re.compile(
    r"[^<]++|<(?![a-zA-Z/!?])"
    r"|<(?P<end>/?)(?P<name>[a-zA-Z][\w:-]*+)"
    r"(?P<attributes>(?:\s++[^\s\"'<>=/]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'<>=`]++))?+)*+)\s*+/?+>"
    r"|<!(?!--)[^>]*+>|<\?[^>]*+>"
)
_VALUE = re.compile(r"\"[^\"]*+\"|'[^']*+'")
_OFTEN_OPEN = frozenset(
    "area base br col colgroup dd dt embed hr img input li link meta optgroup option p param rp rt source tbody td"
    " tfoot th thead tr track wbr".split()
)


def harmless_html(text: str, *, most: int = MAX_HTML) -> str:
    """Return HTML with known tags and attributes alone; scripts, styles, handlers and odd links are gone.

    Formulas stay for MathJax, but none of a text in which one would become a link or an attribute. HTML that is too
    much or not well formed is shown as the text that it is.
    """
    clean = _cleaned(text) if len(text) <= most and _tags(text) <= MAX_TAGS else None
    return _as_text(text) if clean is None else clean


def _cleaned(text: str) -> str | None:
    """Return the harmless part of HTML, or None for what the parsers give up.

    In place of pictures that no browser could take stands a sentence below.
    """
    left_out: list[str] = []

    def allows(tag: str, name: str, value: str) -> bool:
        picture = _PICTURE.fullmatch(value) if name == "src" else None
        if picture is None or is_showable(picture["text"]):
            return _allows(tag, name, value)
        left_out.append(tag)
        return False

    cleaner = bleach.Cleaner(
        tags=_TAGS,
        attributes=allows,
        protocols=_PROTOCOLS,
        css_sanitizer=CSSSanitizer(),
        strip=True,
        strip_comments=True,
    )
    with contextlib.suppress(Exception):  # of RecursionError in a style, and what else html5lib and tinycss2 may raise
        clean = str(cleaner.clean(_HEAD.sub("", text)))
        return harmless_tex(clean + f"<p>{messages.PICTURE_LEFT_OUT}</p>" * bool(left_out))
    return None


def _as_text(text: str) -> str:
    shown = text if len(text) <= _MAX_SOURCE else f"{text[:_MAX_SOURCE]}\n{messages.OUTPUT_CUT}"
    return harmless_tex(f"<pre>{html.escape(shown)}</pre>")


def _tags(text: str) -> float:
    """Return how many tags HTML has; infinity where it is nested too deep, has odd attributes or is not well formed.

    What makes as much work counts as much: a bare `<`, and four entities.
    """
    position, count, depth = 0, text.count("&") // 4, 0
    opened: collections.Counter[str] = collections.Counter()
    while position < len(text):
        if text.startswith("<!--", position):
            end = text.find("-->", position + 4)
            position = end + 3
            if end < 0:
                return math.inf
            continue
        token = _TOKEN.match(text, position)
        if token is None:
            return math.inf
        position = token.end()
        count += token[0].startswith("<")
        name = (token["name"] or "").lower()
        if name and _is_odd(token["attributes"]):
            return math.inf
        if token["end"] and opened[name]:
            opened[name], depth = opened[name] - 1, depth - 1
        elif name and not token["end"] and name not in _OFTEN_OPEN:
            opened[name], depth = opened[name] + 1, depth + 1
        if depth > _MAX_DEPTH or count > MAX_TAGS:
            return math.inf
    return count


def _is_odd(attributes: str) -> bool:
    """True for more attributes, or more brackets in a style, than any page has."""
    if len(_VALUE.sub("", attributes)) > _MAX_NAMES:
        return True
    plain = unescaped(attributes) if "&" in attributes else attributes
    return "style" in plain.lower() and sum(map(plain.count, "([{")) > _MAX_BRACKETS


def make_harmless(cells: Iterable[NotebookNode]) -> None:
    """Take everything active out of the outputs of a student's cells."""
    left = MAX_TAGS_IN_ALL
    for cell in cells:
        if cell.cell_type == "code":
            for output in cell.outputs:
                page = output.get("data", {}).get("text/html", "")
                tags = _tags("".join(page) if isinstance(page, list) else str(page)) if page else 0
                left -= int(min(tags, MAX_TAGS))
                if page and (tags > MAX_TAGS or left < 0):
                    _keep_text(output)
            cell.outputs = harmless_outputs(cell.outputs)


def _keep_text(output: NotebookNode) -> None:
    """Leave out the HTML of an output, which has the same as text, or is shown as text."""
    page = output.data.pop("text/html")
    output.data.setdefault("text/plain", str("".join(page) if isinstance(page, list) else page)[:_MAX_SOURCE])


def harmless_outputs(outputs: Sequence[NotebookNode]) -> list[NotebookNode]:
    """Return the outputs of a student's cell without anything active."""
    return [_harmless_or_text(output) for output in outputs]


def _harmless_or_text(output: NotebookNode) -> NotebookNode:
    """Return an output without anything active; where even that fails, no more of it than its text."""
    try:
        return _harmless(output)
    except Exception:  # A student's process can send what nobody thought of: it costs the output, not the notebook.
        text = str(output.get("data", {}).get("text/plain", ""))[:_MAX_SOURCE]
        plain: NotebookNode = new_output("stream", name="stdout", text=_few_colours(text))
        return plain


@pass_context
def harmless_markdown(context: Any, text: str) -> str:
    """Render Markdown as nbconvert does, then clean the HTML; formulas stay for MathJax.

    nbconvert would give up the whole page for an attachment that the cell does not have, and for what its parser cannot
    take; here the one is left out, and the other stays the text that it is. So does what is too long to be rendered.
    """
    resources = context.get("resources", {})
    resources[_RENDERED] = resources.get(_RENDERED, 0) + min(len(text), MAX_MARKDOWN)
    if (
        len(text) > MAX_MARKDOWN
        or text.count("[") > _MAX_BRACKETS_IN_TEXT
        or resources[_RENDERED] > MAX_MARKDOWN_IN_ALL
    ):
        return _as_text(text)
    attachments = context.get("cell", {}).get("attachments", {})
    most = MAX_HTML + sum(len(picture) for bundle in attachments.values() for picture in bundle.values())
    attachments = attachments | {quote(name): bundle for name, bundle in attachments.items()}  # as it looks for them
    context = {"cell": {"attachments": attachments}, "resources": resources}
    for source in (text, text.replace("attachment:", "")):
        with contextlib.suppress(Exception):
            return harmless_html(HTMLExporter().markdown2html(context, source), most=most)
    return _as_text(text)


def as_it_is(text: str) -> str:
    """Return a text: nbconvert seeks a prefix that IPython once wrote, to the page's end for each bracket."""
    return text


FILTERS = {"markdown2html": harmless_markdown, "strip_files_prefix": as_it_is}  # of nbconvert


def _harmless(output: NotebookNode) -> NotebookNode:
    clean = NotebookNode(output)
    if "metadata" in clean:
        clean.metadata = NotebookNode()  # Templates write some of it into the page as it stands.
    if "data" in clean:
        clean.data = NotebookNode(_data(clean.data))
    if isinstance(clean.get("text"), str):
        clean.text = _few_colours(clean.text)
    if isinstance(clean.get("traceback"), list):
        clean.traceback = [_few_colours(str(line)) for line in clean.traceback]
    return clean


def _few_colours(text: str) -> str:
    """Return a text without the colour codes that would take nbconvert long: it copies the rest for each of them."""
    text = _LONG_CODE.sub("", text)
    return text if text.count("\x1b") * len(text) <= _MAX_COPIED else _CODE.sub("", text)


def _data(data: dict[str, Any]) -> dict[str, str]:
    texts = {kind: "".join(map(str, value)) if isinstance(value, list) else value for kind, value in data.items()}
    kept: dict[str, str] = {}
    for kind, text in texts.items():
        if not isinstance(text, str):
            continue
        if kind == "text/plain":
            kept[kind] = _few_colours(text)
        elif kind in _PICTURES and _BASE64.fullmatch(text):
            kept[kind] = text
        elif kind == "text/html":
            kept[kind] = harmless_html(text)
        elif kind == "text/latex":
            kept[kind] = harmless_tex(text.replace("<", r"\lt ").replace(">", r"\gt "))
        elif kind == "text/markdown":
            kept.setdefault("text/plain", text)
    for kind in _PICTURES:
        if kind in kept and not is_showable(kept[kind]):
            del kept[kind]
            kept["text/plain"] = messages.PICTURE_LEFT_OUT
    return kept


def harmless_tex(text: str) -> str:
    """Return HTML or TeX in which no command of MathJax does more than set a formula; entities hide none.

    What looks like an entity of more digits than any has is no number that those who read the page could take.
    """
    text = NO_ENTITY.sub("&amp;", text)
    return _BACKSLASH.sub("＼", text) if _ACTIVE_TEX.search(html.unescape(text)) else text


def _allows(tag: str, name: str, value: str) -> bool:
    if name == "class":
        return _CODE_CLASS.fullmatch(value) is not None
    if name == "href":
        return tag == "a" and _scheme(value) in _LINK_SCHEMES
    if name == "src":
        return tag == "img" and (_scheme(value) == "https" or _PICTURE.fullmatch(value) is not None)
    if name == "style":
        return _FETCHES.search(value) is None
    return name in _ATTRIBUTES


def _scheme(address: str) -> str:
    try:
        return urlsplit("".join(address.split())).scheme.lower()
    except ValueError:
        return "unreadable"
