"""Nothing active of a student's reaches a page."""

from __future__ import annotations

import base64
import html
import time
import zlib
from html.parser import HTMLParser

import nbformat
import pytest
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from examiner import messages
from examiner.host import TEMPLATES, FeedbackExporter
from examiner.pages import FILTERS, harmless_html, harmless_outputs, make_harmless

CSS = f"{TEMPLATES[-1]}/../static/node_modules/bootstrap/dist/css"  # as nbgrader names it for feedback
ACTIVE = [
    "<script>alert(1)</script>",
    "<SCRIPT src=//evil.example/x.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><animate onbegin=alert(1)></svg>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="java\nscript:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<form action="/formgrader"><input autofocus onfocus=alert(1)></form>',
    '<div style="background:url(javascript:alert(1))">x</div>',
    "<style>@import 'https://evil.example';</style>",
    '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<script>unfinished",
    "<object data='data:text/html;base64,PHNjcmlwdD4='></object>",
    '<div class="jp-Mermaid mermaid">x</div>',
    "<!--><img src=x onerror=alert(1)>-->",
]
ACTIVE_TAGS = frozenset("script style iframe object embed svg math form input meta link base template frame".split())


class ActiveParts(HTMLParser):
    """Collects the tags and attributes of a page that could run or load something."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: "".join((value or "").split()).lower() for name, value in attrs}
        self.found += [tag] if tag in ACTIVE_TAGS else []
        self.found += [name for name in values if name.startswith("on")]
        self.found += [v for v in values.values() if v.startswith(("javascript:", "data:text")) or "url(" in v]
        self.found += [v for v in [values.get("class", "")] if "mermaid" in v]


def active_parts(page: str) -> list[str]:
    return ActiveParts(page).found


@pytest.mark.parametrize("text", ACTIVE)
def test_active_html_is_taken_out(text: str) -> None:
    assert active_parts(text) or "unfinished" in text or "<!-->" in text
    assert active_parts(harmless_html(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        '<table><tbody><tr><th colspan="2">a</th></tr><tr><td style="color: red;">1</td></tr></tbody></table>',
        '<a href="https://keras.io">x</a>',
        '<a href="#문제">x</a>',
        '<img alt="p" src="data:image/png;base64,iVBORw0KGgo=">',
        '<div class="highlight hl-python"><pre><span class="kn">import</span></pre></div>',
        "<p>3 &lt; 5 &amp; 한글</p>",
    ],
)
def test_honest_html_stays(text: str) -> None:
    assert harmless_html(text) == text


def test_outputs_keep_text_and_pictures_and_lose_what_is_active() -> None:
    data = {
        "text/plain": "<script>",
        "text/html": "<b>1</b><script>alert(1)</script>",
        "image/png": "iVBORw0KGgo=",
        "image/svg+xml": "<svg onload=alert(1)/>",
        "application/javascript": "alert(1)",
        "application/vnd.jupyter.widget-view+json": {"model_id": "x"},
        "text/latex": "$a<script>$",
    }
    hostile = {"image/png": {"width": '"><script>alert(1)</script>'}}
    (clean,) = harmless_outputs([new_output("display_data", data=data, metadata=hostile)])
    assert clean.data == {
        "text/plain": "<script>",
        "text/html": "<b>1</b>",
        "image/png": "iVBORw0KGgo=",
        "text/latex": r"$a\lt script\gt $",
    }
    assert clean.metadata == {}


@pytest.mark.parametrize(
    "formula",
    [
        r"$$\href{javascript:alert(1)}{x}$$",
        r"$\class{x\" onclick=\"alert(1)}{y}$",
        r"\(\\\style{position:fixed}{x}\)",
        "$&#92;h&#114;ef{javascript:alert(1)}{x}$",
        r"$\let\x\href \x{javascript:alert(1)}{y}$",
        r"$\require{html}$",
    ],
)
def test_a_formula_makes_no_link_and_no_attribute(formula: str) -> None:
    output = new_output("display_data", data={"text/latex": formula})
    for shown in (harmless_html(formula), harmless_outputs([output])[0].data["text/latex"]):
        assert "\\" not in html.unescape(shown)


@pytest.mark.parametrize("style", ["cursor:url(http://127.0.0.1:9/x),auto", r"cursor:\75 rl(http://127.0.0.1:9/x)"])
def test_a_style_fetches_nothing(style: str) -> None:
    assert harmless_html(f'<p style="{style}">1</p>') == "<p>1</p>"
    assert "color: red" in harmless_html('<p style="color: red">1</p>')


@pytest.mark.parametrize("formula", [r"$\displaystyle \frac{a}{b}$", r"\(\begin{matrix} a \\href \end{matrix}\)"])
def test_honest_formulas_stay(formula: str) -> None:
    assert harmless_html(formula) == formula


def test_a_picture_that_is_none_is_left_out() -> None:
    forged = {"image/png": 'x"><script>alert(1)</script>'}
    (clean,) = harmless_outputs([new_output("display_data", data=forged)])
    assert clean.data == {}


def header(kind: str, width: int, height: int) -> str:
    """Return the base64 text of the first bytes of a picture of this size."""
    wide, high = (side.to_bytes(4, "big") for side in (width, height))
    small = [side.to_bytes(3, "little") for side in (width - 1, height - 1)]
    chunk = b"IHDR" + wide + high + b"\1\0\0\0\0"
    start = b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"
    content = {
        "png": b"\x89PNG\r\n\x1a\n\0\0\0\r" + chunk + zlib.crc32(chunk).to_bytes(4, "big") + b"\0\0\0\0IDAT",
        "jpeg": start + b"\xff\xc0\0\x0b\x08" + high[2:] + wide[2:] + b"\1\1\x11\0\xff\xda\0\x08\1\1\0\0\x3f\0\xff\xd9",
        "gif": b"GIF89a" + wide[:1:-1] + high[:1:-1] + b"\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;",
        "webp": b"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + b"".join(small),
        "avif": b"\0\0\0\x20ftypavif",
    }
    return base64.b64encode(content[kind]).decode()


@pytest.mark.parametrize(
    ("kind", "width", "height", "is_shown"),
    [
        *((kind, 4_000, 3_000, True) for kind in ("png", "jpeg", "gif", "webp")),
        *((kind, 30_000, 30_000, False) for kind in ("png", "jpeg", "gif", "webp", "avif")),
        ("png", 12_000, 7_000, False),
    ],
)
def test_a_picture_of_which_no_browser_could_take_the_points_is_left_out_with_a_sentence(
    kind: str, width: int, height: int, is_shown: bool
) -> None:
    picture = header(kind, width, height)
    (clean,) = harmless_outputs([new_output("display_data", data={"image/png": picture, "text/plain": "<Figure>"})])
    shown = {"image/png": picture, "text/plain": "<Figure>"}
    assert clean.data == (shown if is_shown else {"text/plain": messages.PICTURE_LEFT_OUT})
    named = kind.replace("avif", "png")
    page = harmless_html(f'<b>앞</b><img src="data:image/{named};base64,{picture}">뒤')
    pasted = rendered("![그림](attachment:a.png)\n\n설명", {"a.png": {"image/png": picture}})
    for text in (page, pasted):
        assert (picture in text, messages.PICTURE_LEFT_OUT in text) == (is_shown, not is_shown)
    assert "설명" in pasted


def test_what_is_left_out_joins_nothing_around_it() -> None:
    text = """<a href='java src="data:image/png;base64,QQ"script:alert(1)'>x</a>"""
    assert active_parts(harmless_html(text)) == active_parts(rendered(text)) == []
    quoted = '<p>그림은 src="data:image/png;base64,QQ"로 넣습니다.</p>'
    assert harmless_html(quoted) == quoted


@pytest.mark.parametrize(
    "text",
    [
        header("png", 30_000, 30_000).rstrip("="),
        header("jpeg", 30_000, 30_000).rstrip("=") + "\n",
        base64.b64encode(base64.b64decode(header("png", 30_000, 30_000))[:33] + b"\0\0\0\4zTXtAAAA").decode(),
        base64.b64encode(b"no picture").decode(),
        "A",
    ],
    ids=["without padding", "a line's end", "an odd part behind its header", "text", "no base64"],
)
def test_what_a_browser_may_still_make_a_picture_of_is_left_out(text: str) -> None:
    (clean,) = harmless_outputs([new_output("display_data", data={"image/png": text})])
    assert clean.data == {"text/plain": messages.PICTURE_LEFT_OUT}


@pytest.mark.parametrize(
    "text", [*ACTIVE, "[x](javascript:alert(1))", '![x](x" onerror="alert(1))', "```mermaid\nx\n```"]
)
def test_markdown_is_rendered_without_what_is_active(text: str) -> None:
    page = rendered(text)
    assert active_parts(page.partition("<body")[2] or page) == []


def rendered(text: str, attachments: dict[str, dict[str, str]] | None = None) -> str:
    page, _ = HTMLExporter(template_name="basic", filters=FILTERS).from_notebook_node(
        new_notebook(cells=[new_markdown_cell(text, attachments=attachments or {})])
    )
    return str(page)


@pytest.mark.parametrize("text", ["![그림](attachment:그림.png) 설명", "> " * 5_000 + "설명", "[" * 5_000 + "설명"])
def test_markdown_that_nbconvert_gives_up_is_shown_all_the_same(text: str) -> None:
    assert "설명" in rendered(text)


def test_a_picture_that_was_pasted_into_prose_is_shown_whole() -> None:
    data = base64.b64encode(base64.b64decode(header("png", 4_000, 3_000)) + b"ABC" * 500_000).decode()
    cell = new_markdown_cell("![그림](attachment:그림.png)\n\n설명", attachments={"그림.png": {"image/png": data}})
    exporter = HTMLExporter(template_name="basic", filters=FILTERS)
    page, _ = exporter.from_notebook_node(new_notebook(cells=[cell]))
    assert f"data:image/png;base64,{data}" in page
    assert "설명" in page


def test_markdown_keeps_headings_tables_code_and_formulas() -> None:
    text = "## 제목\n\n| a | b |\n|:--|--:|\n| 1 | 2 |\n\n```python\nimport os\n```\n\n$x < y$ and `a < b`\n"
    page, _ = HTMLExporter(template_name="basic", filters=FILTERS).from_notebook_node(
        nbformat.from_dict(new_notebook(cells=[new_markdown_cell(text)]))
    )
    for piece in ("<h2", "제목", "<td", "import", "$x &lt; y$", "<code>a &lt; b</code>"):
        assert piece in page


_UNCLOSED = "".join(f"<b title={number}>" for number in range(99))
COSTLY = {
    "nested": "<div>" * 30_000,
    "formatting": "".join(f"<b title={number}>" for number in range(3_000)) + "<p>x" * 3_000,
    "formatting within the bounds": _UNCLOSED + "<p>x" * 9_000,
    "closed again": _UNCLOSED + "</p></b>" * 4_000,
    "links": "<a>x<p></a>" * 3_000,
    "many tags": "<p style='color:red'>x" * 20_000,
    "bare brackets": "< " * 200_000,
    "entities": "&#40;" * 90_000,
    "attributes": "<b " + " ".join(f"a{number}" for number in range(60_000)) + ">",
    "comments": "<!--" * 100_000,
    "a style": '<p style="color:' + "(" * 1_000 + '">',
    "a style in entities": '<p style="color:' + "&#40;" * 1_000 + '">',
    "forgotten quote": '<p title="x' * 40_000,
}


@pytest.mark.parametrize("name", COSTLY)
def test_html_of_any_kind_is_shown_in_bounded_time(name: str) -> None:
    data = {"text/html": COSTLY[name]}
    cells = [new_code_cell(outputs=[new_output("display_data", data=data) for _ in range(20)])]
    started = time.process_time()
    make_harmless(cells)
    assert active_parts(harmless_html(COSTLY[name])) == []
    assert time.process_time() - started < 20
    assert all(output.data for output in cells[0].outputs)


def test_html_that_is_too_much_leaves_its_text() -> None:
    table = "<table>" + "<tr><td>1</td></tr>" * 2_000 + "</table>"
    outputs = [new_output("display_data", data={"text/html": table, "text/plain": "1 2"}) for _ in range(5)]
    outputs.append(new_output("display_data", data={"text/html": COSTLY["nested"]}))
    cells = [new_code_cell(outputs=outputs)]
    make_harmless(cells)
    shown = cells[0].outputs
    assert ["text/html" in output.data for output in shown] == [True, True, True, False, False, False]
    assert {output.data["text/plain"] for output in shown[:-1]} == {"1 2"}
    assert shown[-1].data["text/plain"].startswith("<div><div>")


def test_what_follows_too_much_html_is_kept() -> None:
    table = "<table>" + "<tr><td>1</td></tr>" * 2_000 + "</table>"
    tables = [new_output("display_data", data={"text/html": table}) for _ in range(9)]
    pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    picture = new_output("display_data", data={"image/png": pixel})
    cells = [new_code_cell(outputs=[*tables, new_output("stream", text="끝"), picture])]
    make_harmless(cells)
    assert cells[0].outputs[-2].text == "끝"
    assert cells[0].outputs[-1].data == {"image/png": pixel}


@pytest.mark.parametrize("value", [[1, 2], [{"a": [1]}], {"a": 1}, 7, None, [["<b>"]]])
def test_an_output_of_any_kind_of_json_stops_nothing(value: object) -> None:
    [output] = harmless_outputs([new_output("display_data", data={"application/json": value, "text/plain": "x"})])
    assert output.data == {"text/plain": "x"}


@pytest.mark.parametrize("kind", ["text/html", "text/latex"])
@pytest.mark.parametrize("text", ["<p>{}</p>", '<p title="{}">x</p>', "<b {}>x</b>"])
def test_an_entity_of_many_digits_stops_no_page(kind: str, text: str) -> None:
    outputs = [
        new_output("display_data", data={kind: text.format(f"&#{digits};")}) for digits in ("7" * 5_000, "x" + "f" * 9)
    ]
    cells = [new_code_cell(outputs=outputs), new_markdown_cell(text.format("&#" + "7" * 5_000 + ";"))]
    make_harmless(cells[:1])
    page, _ = HTMLExporter(template_name="basic", filters=FILTERS).from_notebook_node(new_notebook(cells=cells))
    assert page.count("#7777777") or "&lt;b" in page


@pytest.mark.parametrize("code", ["\x1b[" + "0;" * 1_000_000 + "m", "\x1b[31mx\x1b[0m" * 200_000])
def test_colour_codes_are_shown_in_bounded_time(code: str) -> None:
    outputs = harmless_outputs(
        [
            new_output("stream", text=code + "끝"),
            new_output("error", ename="E", evalue="", traceback=[code + "끝"]),
            new_output("display_data", data={"text/plain": code + "끝"}),
        ]
    )
    started = time.process_time()
    cells = [new_code_cell(outputs=outputs)]
    page, _ = HTMLExporter(template_name="basic", filters=FILTERS).from_notebook_node(new_notebook(cells=cells))
    assert time.process_time() - started < 10
    assert page.count("끝") == 3


def test_a_traceback_keeps_its_colours() -> None:
    [output] = harmless_outputs([new_output("error", ename="E", evalue="", traceback=["\x1b[0;31mE\x1b[0m: x"])])
    assert output.traceback == ["\x1b[0;31mE\x1b[0m: x"]


@pytest.mark.parametrize(
    "token", ["\\begin{a}", "[", "![", "*a ", "`", "> ", "$", "<b>", "\\(", "| ", "\\begin{a}\\end{b}"]
)
def test_markdown_of_any_kind_is_rendered_in_bounded_time(token: str) -> None:
    cells = [new_markdown_cell(token * (180_000 // len(token))), new_markdown_cell(token * (9_900 // len(token)))]
    started = time.process_time()
    exporter = HTMLExporter(template_name="basic", filters=FILTERS)
    page, _ = exporter.from_notebook_node(new_notebook(cells=[*cells, new_markdown_cell("**끝**")]))
    assert time.process_time() - started < 10
    assert "<strong>끝</strong>" in page


def test_feedback_shows_pictures_that_were_pasted_into_an_answer() -> None:
    pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    about = {"grade_id": "essay", "solution": True, "grade": True, "score": 1, "points": 2, "waits": True}
    cells = [new_markdown_cell("![p](attachment:p.png)"), new_markdown_cell("![p](attachment:p.png)")]
    cells[1].metadata["nbgrader"] = about
    for cell in cells:
        cell["attachments"] = {"p.png": {"image/png": pixel}}
    exporter = FeedbackExporter(  # type: ignore[no-untyped-call]
        template_name="feedback_ko", extra_template_basedirs=TEMPLATES, extra_template_paths=[CSS], filters=FILTERS
    )
    resources = {"nbgrader": {"notebook": "n", "score": 1, "max_score": 2, "late_penalty": 0}}
    page, _ = exporter.from_notebook_node(new_notebook(cells=cells), resources)
    assert page.count(f"data:image/png;base64,{pixel}") == 2
