"""What in a page of HTML acts by itself: scripts, handlers, frames, forms, links that run code."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

_TAGS = frozenset(
    "script iframe frame frameset object embed applet form base meta link style portal animate set".split()
)
_ADDRESSES = frozenset(
    "href src action formaction xlink:href data srcdoc srcset background poster values to from".split()
)
_RUNS = re.compile(r"^(javascript|vbscript|data:(?!image/(png|jpeg|gif)))", re.IGNORECASE)
_FETCHES = re.compile(r"url\(['\"]?http:", re.IGNORECASE)
_MATH = re.compile(r"\\(href|unicode|class|cssId|style|require|def)\b[^$]{0,80}javascript:", re.IGNORECASE)

_AS_IT_IS = re.compile(r"<pre>.*?</pre>", re.DOTALL)  # MathJax sets no formula there


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: Counter[str] = Counter()
        self._script: list[str] | None = None

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style"):
            self._script = []
        if tag in _TAGS:
            self.found[f"<{tag}> {sorted((name, value or '') for name, value in attributes)}"[:200]] += 1
        for name, value in attributes:
            plain = re.sub(r"[\x00-\x20]", "", value or "")
            is_fetched = name == "style" and _FETCHES.search(plain)
            if name.startswith("on") or (name in _ADDRESSES and _RUNS.match(plain)) or name == "srcdoc" or is_fetched:
                self.found[f"<{tag} {name}={plain}>"[:200]] += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style") and self._script is not None:
            self.found[f"text of <{tag}>: {''.join(self._script)}"[:2000]] += 1
            self._script = None

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script.append(data)


def active_parts(page: str) -> Counter[str]:
    """Return everything in a page that acts without a click, or runs code at one, with how often it is there."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    reader.found.update(match[0] for match in _MATH.finditer(_AS_IT_IS.sub("", page)))
    return reader.found


def added(page: str, plain: str) -> list[str]:
    """Return the active parts of `page` that the page `plain` of the same kind has not."""
    return sorted(active_parts(page) - active_parts(plain))
