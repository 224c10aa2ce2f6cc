"""Workers of a Dask cluster, on this machine or anywhere: each marks one submission at a time.

Dask lets tasks queue behind each other on a worker, and when a worker dies it suspects all of them. Here every task is
bound to one worker that has nothing else to do, so a dead worker tells which submission it was at; whether that is
tried again is decided here as well. Nothing but the standard library's names travels to the scheduler.
"""

from __future__ import annotations

import contextlib
import dataclasses
import math
import pickle
import queue
import socket
import time
import uuid
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from types import TracebackType
from typing import Any

from distributed import Client, Future, KilledWorker, LocalCluster
from distributed.comm.addressing import get_address_host_port

from examiner import early, local, worker
from examiner.errors import ClusterError
from examiner.grading import made_with
from examiner.imports import imported_by
from examiner.parcel import Parcel
from examiner.sandbox import Sandbox

_MAX_LOSSES = 2
_AHEAD = 3  # submissions that wait for each worker: the short ones of them are left for the end
_LOOK_S, _SOON_S = 0.5, 0.1
_ALONE_S = 180.0  # for workers of our own to start
_SILENT_S = 60.0  # for a scheduler that has answered before
_CONNECT_S = 20.0
_RESULT_S = 30.0


@dataclasses.dataclass(frozen=True)
class Ended:
    """A submission that is done with: its key, and what `worker.mark` answered, or `killed` where nobody could."""

    key: str
    answer: dict[str, str]


@dataclasses.dataclass(eq=False)
class _Piece:
    """A submission that waits or is being marked, and how many workers died of it."""

    key: str
    submission: dict[str, Any]
    losses: int = 0


@dataclasses.dataclass
class _Seat:
    """A worker: its process's token once it has introduced itself, whether it has the assignment, what it is at."""

    token: str = ""
    has_parcel: bool = False
    future: Future[Any] | None = None
    piece: _Piece | None = None


@dataclasses.dataclass
class _Call:
    """Calls a function where it is unpickled: a scheduler, which only passes it on, needs no package of ours."""

    function: Callable[..., Any]
    arguments: tuple[Any, ...]

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return self.function, self.arguments


class Crew:
    """The workers that mark one assignment. Use it as a context manager; they start with the first submission.

    `workers` processes of this machine, which share a zygote in such a `sandbox` if they may, or those of the running
    cluster whose `scheduler` is named. What takes the most seconds by what `expected` says of its key is marked first:
    so no worker is long alone at the end. A few submissions for each worker are held, and no more.
    """

    def __init__(
        self,
        parcel: Parcel,
        sandbox: Sandbox,
        *,
        expected: Callable[[str], float],
        workers: int,
        scheduler: str | None = None,
    ) -> None:
        self._parcel = (parcel.hash, dataclasses.asdict(parcel))
        self._sandbox = sandbox
        self._expected = expected
        self._number = workers
        self._scheduler = scheduler
        self._client: Client | None = None
        self._cluster: LocalCluster | None = None
        self._lent: early.Lent | None = None
        self._seats: dict[str, _Seat] = {}
        self._waiting: list[_Piece] = []
        self._found: list[Ended] = []
        self._events: queue.SimpleQueue[tuple[str, Future[Any]]] = queue.SimpleQueue()
        self._next_look_s = 0.0
        self._alone_since_s = time.monotonic()
        self._answered_s = -math.inf

    def __enter__(self) -> Crew:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._cluster is not None:
            local.kill_workers(self._cluster)
        for close in (self._stop_others, self._close_client, self._close_cluster, self._close_lent):
            with contextlib.suppress(Exception):  # What is left ends with this process.
                close()

    @property
    def has_room(self) -> bool:
        """True while another submission should be given, so that no worker has to wait for one."""
        return len(self._waiting) < max(1, _AHEAD * len(self._seats))

    @property
    def is_busy(self) -> bool:
        """True while a submission that was given has not ended."""
        return bool(self._waiting or self._found or any(seat.piece for seat in self._seats.values()))

    @property
    def _pause_s(self) -> float:
        """How long to wait before looking again: not long while workers of our own are on their way."""
        return _SOON_S if self._cluster is not None and len(self._seats) < self._number else _LOOK_S

    def give(self, key: str, submission: dict[str, Any]) -> None:
        """Have a submission marked; `ended` gives it back under this key."""
        self._waiting.append(_Piece(key, submission))

    def ended(self, *, wait: bool) -> list[Ended]:
        """Return what has ended since it was last asked; `wait` up to half a second for something to happen.

        Raises:
            ClusterError: the cluster is not there, has gone, or its workers would make other marks.
        """
        if not self.is_busy:
            return []
        with self._told():
            if self._client is None:
                self._client = self._connected()
            if time.monotonic() >= self._next_look_s:
                self._look(self._client)
                self._next_look_s = time.monotonic() + self._pause_s
            self._hand_out()
            with contextlib.suppress(queue.Empty):
                self._take(*self._events.get(timeout=self._pause_s if wait and not self._found else 0.001))
                while True:
                    self._take(*self._events.get_nowait())
            self._hand_out()
        found, self._found = self._found, []
        return found

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Say in a sentence that the scheduler cannot be reached."""
        try:
            yield
        except (OSError, ValueError, RuntimeError, MemoryError) as error:
            where = self._scheduler or "of this machine"
            raise ClusterError(
                f"The scheduler {where} does not answer ({type(error).__name__}: {error}). Look whether it runs; "
                "what is finished is kept, the same command goes on with the rest."
            ) from None

    def _connected(self) -> Client:
        local.be_quiet()
        self._alone_since_s = time.monotonic()
        address, security = self._scheduler, None  # None is what Dask's own configuration says.
        if address is None:
            self._lent = early.taken(self._sandbox) or early.Lent.to_workers(self._sandbox)
            files = self._parcel[1]["files"]
            modules = imported_by(content for name, content in files.items() if name.endswith(".py"))
            # They are waited for in `_look`.
            self._cluster = local.start(self._number, self._lent.scratch.path, modules)
            address, security = self._cluster.scheduler_address, self._cluster.security
        # Dask's client hears no Ctrl-C while it connects: knock first.
        socket.create_connection(get_address_host_port(address), timeout=_CONNECT_S).close()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of other versions of Dask; those that marks depend on are looked at
            return Client(address, timeout=_CONNECT_S, set_as_default=False, security=security)

    def _look(self, client: Client) -> None:
        """See which workers have come and gone. One that comes introduces itself before it is given anything."""
        try:
            present = client.nthreads()
        except (OSError, ValueError, RuntimeError):  # a busy machine; one answer that fails to come stops no class
            if time.monotonic() - self._answered_s > _SILENT_S:
                raise
            return
        self._answered_s = time.monotonic()
        for address in [address for address in self._seats if address not in present]:
            self._lose(address)
        for address in present:
            if address not in self._seats:
                self._seats[address] = _Seat()
                self._submit(address, worker.introduce)
        if self._seats:
            self._alone_since_s = time.monotonic()
        elif self._cluster is not None and time.monotonic() - self._alone_since_s > _ALONE_S:
            raise ClusterError(f"No worker has started on this machine in {_ALONE_S:.0f} s. Look at its memory.")

    def _hand_out(self) -> None:
        for address, seat in self._seats.items():
            if self._waiting and seat.token and seat.future is None:
                seat.piece = max(self._waiting, key=lambda piece: (piece.losses, self._expected(piece.key)))
                self._waiting.remove(seat.piece)
                key, parcel = self._parcel
                sent = None if seat.has_parcel else parcel
                self._submit(address, worker.mark, seat.token, key, sent, seat.piece.submission)

    def _submit(self, address: str, function: Callable[..., Any], *arguments: Any) -> None:
        assert self._client is not None
        self._seats[address].future = future = self._client.submit(
            pickle.loads,
            pickle.dumps(_Call(function, arguments)),
            key=f"examiner-{uuid.uuid4().hex}",
            workers=[address],
            allow_other_workers=False,
            pure=False,
            retries=0,
        )
        future.add_done_callback(lambda done: self._events.put((address, done)))

    def _take(self, address: str, future: Future[Any]) -> None:
        """Take what a worker has finished."""
        seat = self._seats.get(address)
        if seat is None or seat.future is not future:
            return  # It was lost before.
        try:
            answer = future.result(timeout=_RESULT_S)
        except (KilledWorker, CancelledError, TimeoutError, OSError):
            self._lose(address)
        except Exception as error:
            if isinstance(error, (ImportError, AttributeError, pickle.UnpicklingError)):
                raise ClusterError(
                    f"The worker {address} has not this examiner ({error}). Install the same package there."
                ) from None
            self._leave(seat, {"fault": f"{type(error).__name__} while marking ({error})"})
        else:
            if seat.piece is None:
                self._welcome(address, answer)
            elif "stranger" in answer:
                self._lose(address)
            elif "parcel" in answer:  # Another class was marked there in between.
                self._waiting.append(seat.piece)
                seat.piece, seat.future, seat.has_parcel = None, None, False
            else:
                seat.has_parcel = True
                self._leave(seat, answer)

    def _leave(self, seat: _Seat, answer: dict[str, str]) -> None:
        """Let a worker go on with something else."""
        piece, seat.piece, seat.future = seat.piece, None, None
        if piece is not None:
            self._found.append(Ended(piece.key, answer))

    def _welcome(self, address: str, introduced: dict[str, Any]) -> None:
        """Let a worker mark whose marks are the ones that this machine would make."""
        here, there = made_with(), introduced["made_with"]
        other = sorted(name for name in here | there if here.get(name) != there.get(name))
        if other:
            differences = ", ".join(f"{name}: {there.get(name, 'none')} there, {here.get(name)} here" for name in other)
            raise ClusterError(
                f"The worker {address} would make other marks than this machine ({differences}). "
                "Install the same versions on both; nothing was marked there."
            )
        self._seats[address].token, self._seats[address].future = introduced["token"], None

    def _lose(self, address: str) -> None:
        """Forget a worker that is gone; have what it was at marked by another, but not by a third."""
        seat = self._seats.pop(address)
        if seat.future is not None:
            seat.future.release()
        if seat.piece is not None:
            seat.piece.losses += 1
            if seat.piece.losses < _MAX_LOSSES:
                self._waiting.append(seat.piece)
            else:
                self._found.append(Ended(seat.piece.key, {"killed": f"{_MAX_LOSSES} times"}))

    def _stop_others(self) -> None:
        """Have workers that are not ours end what they are at: their nannies start them again."""
        busy = [address for address, seat in self._seats.items() if seat.piece is not None]
        if self._cluster is None and self._client is not None and busy:
            self._client.restart_workers(busy, timeout=1, raise_for_error=False)

    def _close_client(self) -> None:
        if self._client is not None:
            self._client.close(timeout=1)

    def _close_cluster(self) -> None:
        if self._cluster is not None:
            self._cluster.shutdown_on_close = False  # Where this fails, Dask's own try at exit would last for ever.
            self._cluster.close(timeout=1)

    def _close_lent(self) -> None:
        if self._lent is not None:
            self._lent.close()
