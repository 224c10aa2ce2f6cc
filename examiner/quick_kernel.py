"""Runs in the student's kernel before its first cell: it spares what Jupyter does around cells that nobody sees.

TensorFlow notes for every operation where in Python it was called, with the line of each of the last 30 frames. Below a
cell lie 22 frames of Jupyter's, whose lines are dear to find: they took a quarter of the time of a training step that
is not compiled. Here cells, and what is asked through the hatch, begin a stack of their own: a greenlet runs in the
same thread, with the same context variables, on top of no other frame. And around a question, a stream into which
nothing was written is not flushed: Jupyter does that four times, and waits for another thread each time.

This file imports nothing of the examiner. Where greenlet is missing, all is as before, somewhat slower.
"""

import sys
from collections.abc import Callable, Coroutine
from typing import Any

from ipykernel.iostream import OutStream

try:
    import greenlet
except ImportError:
    greenlet = None


_is_asked = False  # since the last cell: what is written below Python, and comes late, is a cell's to show


def install(shell: Any) -> None:
    """Spare it in this kernel, whose IPython shell is given; the hatch is there already."""
    flush: Any = getattr(OutStream.flush, "as_ipykernel", OutStream.flush)
    run_code: Any = getattr(shell.run_code, "as_ipython", shell.run_code)
    hatch: Any = sys.modules["_examiner_hatch"]
    answer = hatch.answer

    def flush_if_any(self: Any) -> None:
        if self._buffers or self.echo is not None or not _is_asked:
            flush(self)

    async def run_in_own_stack(code: Any, result: Any = None, *, async_: bool = False) -> Any:
        global _is_asked
        _is_asked = False
        run = run_code(code, result, async_=async_)
        return await run if async_ else in_own_stack(_driven, run)  # What awaits belongs to the kernel's loop.

    def answer_in_own_stack(request: str) -> Any:
        global _is_asked
        _is_asked = True
        return in_own_stack(answer, request)

    flush_if_any.as_ipykernel = flush  # type: ignore[attr-defined]  # kernels of banks are used again
    run_in_own_stack.as_ipython = run_code  # type: ignore[attr-defined]
    OutStream.flush = flush_if_any  # type: ignore[method-assign]
    shell.run_code, hatch.answer = run_in_own_stack, answer_in_own_stack


def in_own_stack(function: Callable[..., Any], *arguments: Any) -> Any:
    """Return what a function returns, or raise what it raises; to it, nobody has called it."""
    if greenlet is None:
        return function(*arguments)
    here = greenlet.getcurrent()
    own = greenlet.greenlet(function, here)
    own.gr_context = here.gr_context
    return own.switch(*arguments)


def _driven(run: Coroutine[Any, Any, Any]) -> Any:
    """Return the result of a coroutine that waits for nothing, as IPython runs those of cells without `await`."""
    try:
        run.send(None)
    except StopIteration as end:
        return end.value
    raise RuntimeError("a cell without `await` waits for something")
