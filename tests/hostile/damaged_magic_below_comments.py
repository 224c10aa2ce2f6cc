"""Cell magics stand below comments and a form's title, as Colab allows, and %matplotlib asks for a widget.

Holds: all ten points.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {"tensors": f"#@title 텐서 만들기\n# 시간을 잽니다\n\n%%time\n%matplotlib widget\n{TENSORS}"}
