"""One kernel for many mutants: the libraries stay imported, the notebook starts anew.

Before each mutant the kernel's namespace is emptied, Keras forgets its models, and every given cell runs again; the
examination seeds the random numbers as it always does. What two mutants share is what the libraries keep for
themselves, which no mutant changes. A kernel that died or hung is replaced, and so is one that has served long.
"""

from __future__ import annotations

import atexit

from examiner.examination import Examination
from examiner.kernel import Kernel
from examiner.sandbox import Sandbox

_MOST_USES = 40  # Keras's graphs are never quite freed
_RESET_LIMIT_S = 60.0
_RESET = """
import os, sys
os.environ["MPLBACKEND"] = "agg"  # nobody looks at the pictures
if "matplotlib.pyplot" in sys.modules:
    sys.modules["matplotlib.pyplot"].close("all")
if "keras" in sys.modules:
    sys.modules["keras"].utils.clear_session(free_memory=False)  # collecting garbage takes longer than a mutant
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


class _Shelf:
    """The one warm kernel of this process."""

    kernel: _WarmKernel | None = None

    def take(self, sandbox: Sandbox) -> _WarmKernel:
        """Return a kernel with an empty namespace."""
        if self.kernel is not None and (not self.kernel.is_alive or self.kernel.uses >= _MOST_USES):
            self.end()
        if self.kernel is None:
            self.kernel = _WarmKernel(sandbox)
            self.kernel.__enter__()
        self.kernel.uses += 1
        self.kernel.run_silently(_RESET, limit_s=_RESET_LIMIT_S)
        return self.kernel

    def end(self) -> None:
        """End the kernel, if there is one."""
        if self.kernel is not None:
            self.kernel.end()
        self.kernel = None


_SHELF = _Shelf()
atexit.register(_SHELF.end)


class WarmExamination(Examination):
    """An examination in the warm kernel of this process."""

    def _started(self) -> Kernel:
        return _SHELF.take(self._sandbox)
