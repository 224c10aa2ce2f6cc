"""The zygote: it imports once what every notebook needs, and forks a kernel whenever the examiner asks for one.

This file's text is run inside of the sandbox of `examiner.zygote`, before anything of a student, and imports nothing of
the examiner. The zygote itself never runs code of a student. Each fork puts itself into namespaces of its own, with
empty file systems over every place that can be written to, its own limits and the filter of system calls, before it
becomes a kernel: what a fresh sandbox has, a fork has.
"""

import contextlib
import ctypes
import fcntl
import gc
import importlib
import importlib.machinery
import importlib.util
import io
import json
import os
import resource
import select
import signal
import socket
import struct
import sys
import types
from typing import Any, NamedTuple

_IMPORTED = (
    *("ipykernel.kernelapp", "ipykernel.debugger", "IPython.core.completerlib", "IPython.core.debugger"),
    *("IPython.core.debugger_backport", "IPython.core.oinspect", "IPython.extensions.storemagic"),
    *("IPython.utils.wildcard", "tornado.platform.asyncio"),
    *("greenlet", "numpy", "matplotlib.pyplot", "tensorflow", "keras"),
)
# Keras imports scikit-learn with this, and so half of SciPy: a seventh of all that is imported, for nobody.
_LATE = "keras.wrappers"
_ENDING_S = 0.2
_HUGE_BYTES, _COLLAPSE = 2 * 2**20, 25  # MADV_COLLAPSE
_NEW_USER, _NEW_PID = 0x10000000, 0x20000000
_NAMESPACES = (
    _NEW_USER | _NEW_PID | 0x20000 | 0x2000000 | 0x4000000 | 0x8000000 | 0x40000000
)  # mount cgroup uts ipc net
_READ_ONLY, _NO_SUID, _NO_DEVICES, _NO_PROGRAMS, _REMOUNT, _BIND, _REC, _PRIVATE = 1, 2, 4, 8, 32, 4096, 16384, 1 << 18
_SET_DEATH_SIGNAL, _SET_DUMPABLE, _SET_SECCOMP, _DROP_BOUNDING, _AMBIENT, _CLEAR_ALL = 1, 4, 22, 24, 47, 4
_USER = 1000  # as a kernel sees itself
_CAPSET, _CAPABILITY_VERSION_3 = {"x86_64": 126, "aarch64": 91}, 0x20080522
_COVERED = ("sys", "sysrq-trigger", "irq", "bus")  # of /proc, as bubblewrap covers them
_LIBC = ctypes.CDLL(None, use_errno=True)


class _Filter(ctypes.Structure):
    """Linux's `struct sock_fprog`."""

    _fields_ = [("length", ctypes.c_ushort), ("program", ctypes.c_char_p)]


def serve(owner: socket.socket, door: socket.socket | None, rules: bytes) -> None:
    """Import, say so, and fork for each order that comes with a socket of its own, until the owner hangs up.

    Others who may order knock at the `door`, a socket that listens. A fork lives as long as who has ordered it holds
    the other end of the order's socket: it is watched here, where no student's code runs.
    """
    gc.disable()  # as in examiner/__main__.py, while programs are imported
    os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"  # as ipykernel sets it, before matplotlib
    _put_off(_LATE)
    for name in _IMPORTED:
        with contextlib.suppress(ImportError):  # A course may do without it.
            importlib.import_module(name)
    with contextlib.suppress(Exception):  # the same pictures, somewhat later each
        _draw_first_picture()
    gc.freeze()  # Forks share what is never looked at again.
    with contextlib.suppress(OSError):
        _use_huge_pages()
    gc.enable()
    owner.send(b"ready")
    ordering, forks = {owner.fileno(): owner}, dict[int, int]()  # both by descriptor; forks are process ids
    watch = select.poll()
    for each in (owner, door):
        if each is not None:
            watch.register(each, select.POLLIN)
    while True:
        for descriptor, _ in watch.poll():
            if descriptor in forks:
                watch.unregister(descriptor)
                _end(forks.pop(descriptor), descriptor)
            elif door is not None and descriptor == door.fileno():
                with contextlib.suppress(OSError):  # It has gone again.
                    one, _ = door.accept()
                    one.send(b"ready")
                    ordering[one.fileno()] = one
                    watch.register(one, select.POLLIN)
            elif (order := _order_of(ordering[descriptor])) is not None:
                forks[order.caller] = _fork(order, rules)
                watch.register(order.caller, 0)  # for nothing but its end: what is said there is for the fork
            elif descriptor == owner.fileno():
                return
            else:
                watch.unregister(descriptor)
                ordering.pop(descriptor).close()


class _Late(types.ModuleType):
    """A module that is imported when something of it is asked for.

    `importlib.util.LazyLoader` would import it as soon as its `__file__` is asked for, which each kernel does.
    """

    def __getattr__(self, name: str) -> Any:
        self.__class__ = types.ModuleType  # type: ignore[assignment]
        assert self.__spec__ is not None
        assert self.__spec__.loader is not None
        self.__spec__.loader.exec_module(self)
        return getattr(self, name)


def _put_off(name: str) -> None:
    """Have a module of a package that is not imported yet be there, to be imported late; none where it is missing."""
    package = importlib.util.find_spec(name.partition(".")[0])
    folders = None if package is None else package.submodule_search_locations
    spec = importlib.machinery.PathFinder.find_spec(name, folders) if folders else None
    if spec is not None:
        sys.modules[name] = importlib.util.module_from_spec(spec)
        sys.modules[name].__class__ = _Late


class _Order(NamedTuple):
    """What a fork is to be, and the descriptor of a socket to whoever wants it."""

    content: dict[str, Any]
    caller: int


def _order_of(one: socket.socket) -> _Order | None:
    """Return what is ordered, or None if there is nobody any more."""
    try:
        message, descriptors, *_ = socket.recv_fds(one, 65536, 1)
    except OSError:
        return None
    return _Order(json.loads(message), descriptors[0]) if message else None


def _fork(order: _Order, rules: bytes) -> int:
    """Fork a kernel, and return its process id."""
    if (fork := os.fork()) == 0:
        os.closerange(3, order.caller)
        os.closerange(order.caller + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
        _become_kernel(order.content, socket.socket(fileno=order.caller), rules)
    return fork


def _end(fork: int, caller: int) -> None:
    """Wait for a fork, which is killed if it has not ended: the CPU seconds of its family become the zygote's."""
    handle = os.pidfd_open(fork)
    if not select.select([handle], [], [], _ENDING_S)[0]:
        os.kill(fork, signal.SIGKILL)
    os.waitpid(fork, 0)
    os.close(handle)
    os.close(caller)


def _draw_first_picture() -> None:
    """Draw a picture to nowhere, so that forks find fonts, the grammar of formulas and colour maps ready.

    The first picture of a process takes three times as long as the next, and every fork draws some.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from PIL import Image, ImageChops

    figure, ramp = Figure(), [[0.0, 1.0], [1.0, 2.0]]
    FigureCanvasAgg(figure)
    curves, world = figure.subplots(1, 2)
    curves.plot([1, 10, 100], label="loss")
    curves.set(yscale="log", xlabel="$x_1$", title="title")
    curves.grid(which="both")
    curves.legend()
    figure.colorbar(world.imshow(ramp, alpha=0.5), ax=world)
    world.contour(ramp, levels=[0.5])
    world.scatter([0, 1], [0, 1], c=[0, 1], edgecolors="white")
    with io.BytesIO() as png:
        figure.savefig(png, format="png")
        image = Image.open(png).convert("RGBA")
        ImageChops.difference(image, image).save(io.BytesIO(), "png")


def _use_huge_pages() -> None:
    """Put this process's own memory on pages of 2 MB, where Linux can (6.1 and later).

    To fork is to copy the table of pages: three times for each kernel, and of small pages there are 512 times as many.
    """
    with open("/proc/self/maps") as file:
        areas = [line.split() for line in file]
    for area in areas:
        if area[1] == "rw-p" and area[5:] in ([], ["[heap]"]):
            first, end = (int(address, 16) for address in area[0].split("-"))
            for address in range(-(-first // _HUGE_BYTES) * _HUGE_BYTES, end - _HUGE_BYTES + 1, _HUGE_BYTES):
                _LIBC.madvise(ctypes.c_void_p(address), ctypes.c_size_t(_HUGE_BYTES), _COLLAPSE)  # Most can be.


def _become_kernel(order: dict[str, Any], caller: socket.socket, rules: bytes) -> None:
    """Run a kernel as `order` says, in namespaces of its own. It tells the caller who it is, and waits for a word."""
    status = 1
    try:
        if os.getuid() == 0:
            _become_nobody()
        users = {"uid_map": f"{_USER} {os.getuid()} 1", "gid_map": f"{_USER} {os.getgid()} 1"}
        die_with_parent()
        _done("unshare", _LIBC.unshare(_NAMESPACES))
        for name, line in {"setgroups": "deny", **users}.items():
            with open(f"/proc/self/{name}", "w") as file:
                file.write(line)
        if (first := os.fork()) != 0:  # It is the first one in its namespace of processes, which ends with it.
            caller.close()
            os.waitpid(first, 0)
            os._exit(0)
        die_with_parent()
        os.setsid()
        _own_network()
        _own_files(order["folders"], order["bound"])
        _lock(order["limits"], rules)
        caller.send(b"here")
        if caller.recv(16) != b"go":
            os._exit(1)
        os.closerange(3, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
        if (kernel := os.fork()) != 0:
            _wait_for(kernel)
        status = _run(order["arguments"], order["connection"])
    except BaseException as error:
        with contextlib.suppress(OSError):
            caller.send(f"{type(error).__name__}: {error}".encode()[:500])
    finally:
        os._exit(status)


def _become_nobody() -> None:
    """Be a user that nobody is, another one for each fork: what Linux counts by user is a fork's alone."""
    nobody = 10**9 + int.from_bytes(os.urandom(4)) % 10**9
    os.setgroups([])
    os.setresgid(nobody, nobody, nobody)
    os.setresuid(nobody, nobody, nobody)
    _done("prctl", _LIBC.prctl(_SET_DUMPABLE, 1, 0, 0, 0))  # Its own files in /proc would be root's.


def _done(what: str, result: int) -> None:
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")


def die_with_parent() -> None:
    """Have Linux kill this process when the thread that started it ends; now, if it has."""
    parent = os.getppid()
    _done("prctl", _LIBC.prctl(_SET_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0))
    if os.getppid() != parent:
        os._exit(1)


def _mount(source: str, target: str, kind: str, flags: int, data: str = "") -> None:
    texts = [text.encode() for text in (source, target, kind)]
    _done(f"mount {target}", _LIBC.mount(*texts, ctypes.c_ulong(flags), data.encode()))


def _own_network() -> None:
    """Bring up the loopback interface of the new, otherwise empty network."""
    with socket.socket() as any_socket:
        name = struct.pack("16sh14x", b"lo", 1)  # IFF_UP
        fcntl.ioctl(any_socket, 0x8914, name)  # SIOCSIFFLAGS


def _own_files(folders: dict[str, int], bound: list[str]) -> None:
    """Lay an empty file system of so many bytes over each folder, and a /proc of this namespace over the zygote's.

    What is `bound` lies below one of the folders, and is seen there again.
    """
    _mount("none", "/", "", _REC | _PRIVATE)
    _mount("proc", "/proc", "proc", _NO_SUID | _NO_DEVICES | _NO_PROGRAMS)
    with open("/proc/sys/user/max_user_namespaces", "w") as file:
        file.write("0")
    for name in (name for name in _COVERED if os.path.exists(f"/proc/{name}")):
        _mount(f"/proc/{name}", f"/proc/{name}", "", _BIND)
        flags = _READ_ONLY | _NO_SUID | _NO_DEVICES | _NO_PROGRAMS
        _mount("none", f"/proc/{name}", "", _REMOUNT | _BIND | flags)
    _mount("devpts", "/dev/pts", "devpts", _NO_SUID | _NO_PROGRAMS, "newinstance,ptmxmode=0666,mode=620")
    kept = {path: os.open(path, os.O_PATH) for path in bound}
    for folder, size in folders.items():
        _mount("tmpfs", folder, "tmpfs", _NO_SUID | _NO_DEVICES, f"mode=1777,size={size}")
    for path, descriptor in kept.items():
        os.makedirs(path)
        _mount(f"/proc/self/fd/{descriptor}", path, "", _BIND | _REC)
        os.close(descriptor)
    os.chdir(os.environ["HOME"])  # the old one lies below


def _lock(limits: dict[str, int], rules: bytes) -> None:
    """Set the limits, give up every capability, and load the filter."""
    for name, value in limits.items():
        resource.setrlimit(getattr(resource, name), (value, value))
    with open("/proc/self/oom_score_adj", "w") as file:
        file.write("1000")  # Where the whole machine runs out of memory, this goes first.
    with open("/proc/sys/kernel/cap_last_cap") as file:
        last = int(file.read())
    for capability in range(last + 1):
        _done("prctl", _LIBC.prctl(_DROP_BOUNDING, capability, 0, 0, 0))
    _done("prctl", _LIBC.prctl(_AMBIENT, _CLEAR_ALL, 0, 0, 0))
    header, none = struct.pack("Ii", _CAPABILITY_VERSION_3, 0), bytes(24)
    _done("capset", _LIBC.syscall(_CAPSET[os.uname().machine], header, none))
    program = _Filter(len(rules) // 8, rules)
    _done("prctl", _LIBC.prctl(_SET_SECCOMP, 2, ctypes.byref(program), 0, 0))


def _wait_for(kernel: int) -> None:
    """Be what the first process of a namespace is: the one that waits for those whom nobody waits for."""
    while True:
        ended, _ = os.wait()
        if ended == kernel:
            os._exit(0)


def _run(arguments: list[str], connection: dict[str, Any]) -> int:
    """Be a kernel, as the program ipykernel_launcher would be."""
    path = os.path.join(os.path.dirname(connection["ip"]), "connection.json")
    with open(path, "w") as file:
        json.dump(connection, file)
    sys.argv = ["ipykernel_launcher", "-f", path, *arguments]
    importlib.import_module("ipykernel.kernelapp").launch_new_instance()
    return 0


if __name__ == "__main__":
    *sockets, number_of_pipe = map(int, sys.argv[1:])
    with open(number_of_pipe, "rb") as pipe:
        program_of_rules = pipe.read()
    the_owner, *doors = (socket.socket(fileno=number) for number in sockets)
    serve(the_owner, doors[0] if doors else None, program_of_rules)
