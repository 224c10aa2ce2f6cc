"""A Dask cluster of this machine's own processes, which says nothing and ends with the process that started it."""

from __future__ import annotations

import logging
import multiprocessing
from collections.abc import Iterable
from pathlib import Path

import dask
from distributed import LocalCluster, Security
from distributed.utils import get_mp_context

from examiner import ancestor, worker, zygote
from examiner.imports import without

_SETTINGS = {
    "distributed.worker.multiprocessing-method": "forkserver",
    "distributed.scheduler.work-stealing": False,  # Each task is bound to one worker.
    "distributed.scheduler.allowed-failures": 0,  # What is tried again is decided in `examiner.cluster`.
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    "distributed.nanny.pre-spawn-environ": {},  # Numbers are computed as in the process that marks one file.
    "distributed.admin.large-graph-warning-threshold": "1 GiB",
    # What Dask measures of itself for its dashboard, up to a hundred times a second, cost a tenth of each processor.
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "1 s",
    "distributed.admin.system-monitor.interval": "10 s",
    "distributed.admin.system-monitor.gil.enabled": False,
}
_NOISY = ("distributed", "distributed.client", "tornado", "tornado.application", "asyncio")


def be_quiet() -> None:
    """Keep Dask off the terminal: what matters of it is said by `examiner.cluster`, in sentences."""
    dask.config.set(_SETTINGS)
    for name in _NOISY:
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [logging.NullHandler()], False


def start(workers: int, folder: Path, modules: Iterable[str]) -> LocalCluster:
    """Return a cluster whose worker processes, of one thread each, are on their way; their files lie in `folder`.

    There they look for a zygote that is lent to them. They are forked from a process that has imported these modules.
    Call `be_quiet` before.

    They do not receive Ctrl-C, and end when this process does, however it ends (distributed/process.py). Whoever
    reaches a scheduler can run anything there: certificates made for this cluster keep the machine's other users out.
    """
    dask.config.set({"temporary-directory": str(folder)})  # the scheduler's too, which takes no other word for it
    with ancestor.without_ctrl_c():
        with without("lz4", "numpy", "pandas"):  # Dask would import them here, to have them imported there.
            get_mp_context()
        ancestor.start(modules)
        cluster = LocalCluster(
            n_workers=0,
            threads_per_worker=1,
            memory_limit=0,  # A submission's memory is bounded by its sandbox.
            silence_logs=logging.CRITICAL,
            dashboard_address=None,
            scheduler_kwargs={"dashboard_address": "127.0.0.1:0"},
            preload=[worker.__name__],
            env={zygote.LENT: str(folder)},
            security=Security.temporary(),
            protocol="tls://",
        )
    cluster.scale(workers)
    return cluster


def kill_workers(cluster: LocalCluster) -> None:
    """End the workers at once, whatever they are at; their sandboxes end with them."""
    for nanny in list(cluster.workers.values()):
        nanny.close_gracefully()  # It will not start its worker again.
    for process in multiprocessing.active_children():
        process.kill()
