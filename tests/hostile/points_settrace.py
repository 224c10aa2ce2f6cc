"""Traces, profiles and monitors all code that runs after its cell, and rewrites locals called wanted.

Holds: no test's frame runs in the kernel, so there is nothing to trace.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 9}
CELLS = {
    "tensors": TENSORS
    + r"""
product = tf.zeros((3, 3))
""",
    "after tensors": r"""
import sys
import threading


def trace(frame, event, argument):
    for name in ("wanted", "expected", "right"):
        if name in frame.f_locals:
            globals()["product"] = tf.constant(frame.f_locals[name])
            frame.f_locals[name] = product
    return trace


sys.settrace(trace)
sys.setprofile(trace)
threading.settrace_all_threads(trace) if hasattr(threading, "settrace_all_threads") else threading.settrace(trace)
""",
}
