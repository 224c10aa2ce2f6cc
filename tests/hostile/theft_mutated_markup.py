"""HTML that cleaners have taken for harmless and browsers have not: in outputs, in a written answer, in TeX by other names.

Holds: what a student's code shows, says or is called is text to whoever opens it: nothing in it runs.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
_MARKUP = r"""<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=hostile_script()&gt;">
<noscript><p title="</noscript><img src=x onerror=hostile_script()>"></noscript>
<svg></p><style><a id="</style><img src=1 onerror=hostile_script()>"></svg>
<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=hostile_script() src>">
<a href="&#1;javascript:hostile_script()">a</a> <a href="java&Tab;script&colon;hostile_script()">b</a>
<a href="&#106;avascript&#58;hostile_script()">c</a> <a href=" &#x0A;javascript:hostile_script()">d</a>
<img src="https:javascript:x" srcset="x onerror=hostile_script()"> <td background="javascript:hostile_script()">
<p style="background:url(javascript:hostile_script());width:expression(hostile_script());-moz-binding:url(x)">e</p>
<xmp><img src="</xmp><img src=x onerror=hostile_script()>"></xmp> <plaintext><listing>&lt;img onerror=hostile_script()&gt;
<![CDATA[<img src=x onerror=hostile_script()>]]> <?xml-stylesheet href="javascript:hostile_script()"?>
<title><a title="</title><img src=x onerror=hostile_script()>"></title>
<details open ontoggle=hostile_script()><summary>f</summary></details> <img src='data:image/png;base64,AAAA" onerror=hostile_script() x="'>
$\let\h\href \h{javascript:hostile_script()}{x}$ $\def\x#1{\#1ref}\x{h}{javascript:hostile_script()}$ &bsol;href{javascript:hostile_script()}{y}
$$\bbox[background:url(javascript:hostile_script())]{x} \toggle{a}{b}\endtoggle \begin{align}\label{x}\ref{x}\end{align}$$
"""
_LINKS = """
<javascript:hostile_script()> [a](<java
script:hostile_script()>) [b](&#x6a;avascript:hostile_script() "t") [c][d] ![e][d] [f](vbscript&colon;hostile_script())
[g](data&#58;text/html,<script>hostile_script()</script>) [h](//example.org "\\"><img src=x onerror=hostile_script()>")
![i](x"onerror="hostile_script()) ![j](data:image/svg+xml;base64,PHN2Zy8+) `a`{=html} <a name="x" onclick
=hostile_script()>k</a> | a | b <img src=x onerror=hostile_script()> |

[d]: &#x6A;avascript:hostile_script()
"""
CELLS = {
    "tensors-summary": _MARKUP + _LINKS,
    "tensors": TENSORS,
    "after before-submitting": "from IPython.display import HTML, Latex, Markdown, display\n\nfor kind in (Latex, Markdown, HTML):\n"
    f"    for text in ({_MARKUP!r}, {_LINKS!r}):\n"
    "        display(kind(text))\n        for line in text.splitlines():\n            display(kind(line))\n",
    "before title": _MARKUP,
}
