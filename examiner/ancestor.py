"""The process that the workers of this machine are forked from: it imports once what each of them would.

Python's own fork server (`multiprocessing.forkserver`) imports this module, and does nothing else before it forks. It
sees no submission, and runs no operation of TensorFlow: threads would not survive a fork.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import multiprocessing
import multiprocessing.forkserver
import multiprocessing.resource_tracker
import os
import signal
import sys
from collections.abc import Iterable, Iterator

from examiner.fork import die_with_parent
from examiner.imports import import_for_tests
from examiner.sandbox import set_own_environment

MODULES = "EXAMINER_MODULES"
"""The environment variable that names what hidden tests import, with commas between."""
_OWN = ("distributed", "distributed.nanny", "examiner.worker", "examiner.parcel")


def start(modules: Iterable[str]) -> None:
    """Start the process that workers will be forked from, which imports these modules, unless it runs already.

    It does not receive Ctrl-C, and nor do they.
    """
    multiprocessing.set_forkserver_preload([__name__])
    os.environ[MODULES] = ",".join(modules)
    with without_ctrl_c():
        multiprocessing.forkserver.ensure_running()
    del os.environ[MODULES]


@contextlib.contextmanager
def without_ctrl_c() -> Iterator[None]:
    """Keep Ctrl-C from the threads and processes that start meanwhile: they inherit what is blocked."""
    multiprocessing.resource_tracker.ensure_running()  # now: it ends by letting Ctrl-C through
    kept = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, kept)


def _import(names: list[str]) -> None:
    die_with_parent()  # The fork server looks whether anybody is left only when it has imported everything.
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)  # TensorFlow has things to say.
    set_own_environment()
    gc.disable()  # as in examiner/__main__.py
    for name in _OWN:
        importlib.import_module(name)
    import_for_tests(names)
    if "examiner.playground" in sys.modules:
        _replay()
    gc.freeze()  # Workers share what is never looked at again.
    gc.enable()


def _replay() -> None:
    """Replay an epoch and draw it: the first time loads, or makes, machine code, which each worker would do again."""
    from examiner import picture, playground

    picture.as_html(playground.replay(playground.parse_address("#seed=1"), [0, 1]))


if MODULES in os.environ:
    with contextlib.suppress(Exception):  # Each worker imports for itself what is missing, and says what is wrong.
        _import(os.environ.pop(MODULES).split(","))
