"""Escape codes and rich markup in exceptions, outputs and names that the instructor's terminal shows.

Holds: what a student wrote reaches the terminal as text.
"""

DESERVES = {"tensors": 1}
CELLS = {
    "tensors": r"""
scalar, vector = tf.constant(7), tf.zeros(6)
matrix, cube = tf.zeros((3, 2)), tf.zeros((3, 2, 5))
code = "\x1b]0;owned\x07\x1b[2J\x1b[31mALL PASSED\x1b[0m \x9b31m [bold red]10 / 10[/bold green] [/] [link=file:///etc/passwd]x"
print(code)
Odd = type(code.replace("\x00", ""), (), {})
matrix_numpy = elementwise = reshaped = Odd()
cube_facts = {"rank": code, code: code, "dtype": code}
raise type("[/red]\x1b[41m", (Exception,), {})(code + "\r\n\u202e txet desrever")
""",
}
