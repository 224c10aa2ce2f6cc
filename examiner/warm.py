"""One kernel for many answers or mutants: the libraries stay imported, the notebook starts anew.

Before each of them the kernel's namespace is emptied, Keras forgets its models, and every given cell runs again; the
examination seeds the random numbers as it always does. What two of them share is what the libraries keep for
themselves. A kernel that died or hung is replaced, and so is one that has served long.
"""

from __future__ import annotations

import atexit

from examiner.examination import Examination
from examiner.kernel import Kernel

_MOST_USES = 40  # Keras's graphs are never quite freed
_RESET_LIMIT_S = 60.0
_RESET = """
import os, sys
os.environ["MPLBACKEND"] = "agg"  # nobody looks at the pictures
if "matplotlib.pyplot" in sys.modules:
    sys.modules["matplotlib.pyplot"].close("all")
if "keras" in sys.modules:
    sys.modules["keras"].utils.clear_session(free_memory=False)  # collecting garbage would take too long
get_ipython().reset(new_session=False)
"""


class _WarmKernel(Kernel):
    """A kernel that outlives the examination: closing it only marks it as free."""

    uses = 0

    def close(self) -> None:
        """Do nothing; `end` ends it."""

    def end(self) -> None:
        """End the kernel's process."""
        super().close()


class WarmExamination(Examination):
    """An examination in the warm kernel of this process."""

    def _started(self) -> Kernel:
        if _KERNELS and (not _KERNELS[0].is_alive or _KERNELS[0].uses >= _MOST_USES):
            end_warm_kernel()
        if not _KERNELS:
            kernel = _WarmKernel(self._sandbox, self._limits)
            kernel.__enter__()
            _KERNELS.append(kernel)
        _KERNELS[0].uses += 1
        _KERNELS[0].run_silently(_RESET, limit_s=_RESET_LIMIT_S)
        return _KERNELS[0]


_KERNELS: list[_WarmKernel] = []  # at most one


def end_warm_kernel() -> None:
    """End the warm kernel of this process, if there is one."""
    while _KERNELS:
        _KERNELS.pop().end()


atexit.register(end_warm_kernel)
