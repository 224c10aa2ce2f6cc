"""Registers an input transformer that turns every later cell into the number of points.

Holds: tests run outside of the kernel, so an untouched answer stays at zero.
"""

DESERVES = {"tensors": 0}
CELLS = {
    "before tensors": r"""
get_ipython().input_transformers_cleanup.append(lambda lines: ["10.0\n"])
get_ipython().input_transformers_post.append(lambda lines: ["10.0\n"])
""",
}
