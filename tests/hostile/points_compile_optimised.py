"""Makes IPython's compiler drop assert statements, as python -O does.

Holds: tests run outside of the kernel, so an untouched answer stays at zero.
"""

DESERVES = {"tensors": 0}
CELLS = {
    "before tensors": r"""
import builtins

plain = builtins.compile
builtins.compile = lambda *a, **k: plain(*a, **(k | {"optimize": 2}) if len(a) < 6 else k)
get_ipython().compile.flags |= 0x400
""",
}
