"""What a student printed or wrote, made harmless for the pages that people open: no script of a student runs there.

Outputs keep text, pictures, and HTML and formulas without anything active; HTML that Markdown gives is cleaned where
nbconvert renders it (`c.HTMLExporter.filters` in nbgrader_config.py).
"""

from __future__ import annotations

import contextlib
import html
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote, urlsplit

import bleach
from bleach.css_sanitizer import CSSSanitizer
from jinja2 import pass_context
from nbconvert.exporters import HTMLExporter
from nbformat import NotebookNode

_TAGS = frozenset(
    "a abbr b blockquote br caption code col colgroup dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6"
    " hr i img ins kbd li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th thead tr u"
    " ul var".split()
)
_ATTRIBUTES = frozenset("align alt colspan height rowspan start style title width".split())
_LINK_SCHEMES = frozenset(("", "http", "https", "mailto"))
_PROTOCOLS = frozenset(("http", "https", "mailto", "data"))  # `_allows` gives data to pictures alone
_CODE_CLASS = re.compile(r"highlight( hl-\w{1,20})?|[a-z]{1,2}\d?")  # what Pygments writes
_PICTURE = re.compile(r"data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*")
_BASE64 = re.compile(r"[A-Za-z0-9+/=\s]*")
_HEAD = re.compile(r"<(script|style|title)\b.*?(</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_PICTURES = ("image/png", "image/jpeg", "image/gif")
# What MathJax makes links, attributes and styles of, or loads more of itself for.
_ACTIVE_TEX = re.compile(r"(?<!\\)(?:\\\\)*\\(href|class|cssId|style|data|mmlToken|require)")
_BACKSLASH = re.compile(r"\\|&#0*92;?|&#x0*5c;?|&bsol;", re.IGNORECASE)
MAX_HTML = 500_000


def harmless_html(text: str, *, most: int = MAX_HTML) -> str:
    """Return HTML with known tags and attributes alone; scripts, styles, handlers and odd links are gone.

    Formulas stay for MathJax, but none of a text in which one would become a link or an attribute.
    """
    cleaner = bleach.Cleaner(
        tags=_TAGS,
        attributes=_allows,
        protocols=_PROTOCOLS,
        css_sanitizer=CSSSanitizer(),
        strip=True,
        strip_comments=True,
    )
    return _harmless_tex(str(cleaner.clean(_HEAD.sub("", text[:most]))))


def harmless_outputs(outputs: Sequence[NotebookNode]) -> list[NotebookNode]:
    """Return the outputs of a student's cell without anything active."""
    return [_harmless(output) for output in outputs]


@pass_context
def harmless_markdown(context: Any, text: str) -> str:
    """Render Markdown as nbconvert does, then clean the HTML; formulas stay for MathJax.

    nbconvert would give up the whole page for an attachment that the cell does not have, and for what its parser cannot
    take; here the one is left out, and the other stays the text that it is.
    """
    attachments = context.get("cell", {}).get("attachments", {})
    most = MAX_HTML + sum(len(picture) for bundle in attachments.values() for picture in bundle.values())
    attachments = attachments | {quote(name): bundle for name, bundle in attachments.items()}  # as it looks for them
    context = {"cell": {"attachments": attachments}, "resources": context.get("resources", {})}
    for source in (text, text.replace("attachment:", "")):
        with contextlib.suppress(Exception):
            return harmless_html(HTMLExporter().markdown2html(context, source), most=most)
    return harmless_html(f"<pre>{html.escape(text)}</pre>")


def _harmless(output: NotebookNode) -> NotebookNode:
    clean = NotebookNode(output)
    if "metadata" in clean:
        clean.metadata = NotebookNode()  # Templates write some of it into the page as it stands.
    if "data" in clean:
        clean.data = NotebookNode(_data(clean.data))
    return clean


def _data(data: dict[str, Any]) -> dict[str, str]:
    texts = {kind: "".join(value) if isinstance(value, list) else value for kind, value in data.items()}
    kept: dict[str, str] = {}
    for kind, text in texts.items():
        if not isinstance(text, str):
            continue
        if kind == "text/plain" or (kind in _PICTURES and _BASE64.fullmatch(text)):
            kept[kind] = text
        elif kind == "text/html":
            kept[kind] = harmless_html(text)
        elif kind == "text/latex":
            kept[kind] = _harmless_tex(text.replace("<", r"\lt ").replace(">", r"\gt "))
        elif kind == "text/markdown":
            kept.setdefault("text/plain", text)
    return kept


def _harmless_tex(text: str) -> str:
    """Return HTML or TeX in which no command of MathJax does more than set a formula; entities hide none."""
    return _BACKSLASH.sub("＼", text) if _ACTIVE_TEX.search(html.unescape(text)) else text


def _allows(tag: str, name: str, value: str) -> bool:
    if name == "class":
        return _CODE_CLASS.fullmatch(value) is not None
    if name == "href":
        return tag == "a" and _scheme(value) in _LINK_SCHEMES
    if name == "src":
        return tag == "img" and (_scheme(value) == "https" or _PICTURE.fullmatch(value) is not None)
    return name in _ATTRIBUTES


def _scheme(address: str) -> str:
    try:
        return urlsplit("".join(address.split())).scheme.lower()
    except ValueError:
        return "unreadable"
