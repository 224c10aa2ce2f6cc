"""The written answer that a person reads holds scripts, handlers, frames and odd links.

Holds: what a student's code shows, says or is called is text to whoever opens it: nothing in it runs.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "tensors-summary": r"""
**기초.** 텐서는 배열입니다. <script>hostile_script()</script> <img src=x onerror="hostile_script()">

<iframe src="javascript:hostile_script()"></iframe> <iframe srcdoc="<script>hostile_script()</script>"></iframe>

[링크](javascript:hostile_script()) [링크](data:text/html;base64,PHNjcmlwdD4=) <javascript:hostile_script()>

<a href="JaVaScRiPt:hostile_script()">x</a> <svg onload=hostile_script()></svg> <math href="javascript:x">y</math>

$$\href{javascript:hostile_script()}{x} \class{x" onclick="hostile_script()}{y}$$

<style>body { display: none }</style> <form action="https://evil.example"><button>x</button></form>

![x](x"onerror="hostile_script()) <base href="https://evil.example/"> <link rel="import" href="data:text/html,x">
""",
}
