"""Goes around mount and ptrace by the system calls that came later, by their numbers: file handles, mount trees, pidfd.

Holds: nothing of the machine is reached by any of them.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import ctypes
import os
import struct

libc = ctypes.CDLL(None, use_errno=True)
AT_FDCWD = -100


def call(number, *arguments):
    result = libc.syscall(ctypes.c_long(number), *arguments)
    return result if result >= 0 else -ctypes.get_errno()


def show(folder, depth=0):
    try:
        for name in sorted(os.listdir(folder))[:200]:
            path = os.path.join(folder, name)
            print(path)
            if os.path.isfile(path):
                print(open(path, errors="replace").read()[:2000])
            elif depth < 3 and not os.path.islink(path):
                show(path, depth + 1)
    except OSError as error:
        print(folder, error)


tree = call(428, AT_FDCWD, b"/", 1 | 0x8000)  # open_tree, OPEN_TREE_CLONE | AT_RECURSIVE
print("open_tree", tree)
for kind in (b"tmpfs", b"proc", b"overlay", b"ext4", b"9p", b"virtiofs"):
    made = call(430, kind, 0)  # fsopen
    print("fsopen", kind, made)
    if made >= 0:
        print(call(431, made, 6, None, None, 0), call(432, made, 0, 0))
handle = ctypes.create_string_buffer(struct.pack("iiq", 8, 1, 2) + bytes(120))  # the root's inode, as shocker did
for base in ("/", "/usr", "/proc/self/root", "."):
    fd = os.open(base, os.O_RDONLY)
    reached = call(304, fd, handle, 0)  # open_by_handle_at
    print("open_by_handle_at", base, reached)
    if reached >= 0:
        show(f"/proc/self/fd/{reached}/@COURSE@")
for pid in (1, 2, os.getppid()):
    fd = call(434, pid, 0)  # pidfd_open
    for number in range(40) if fd >= 0 else ():
        got = call(438, fd, number, 0)  # pidfd_getfd
        if got >= 0:
            print("pidfd_getfd", pid, number, os.readlink(f"/proc/self/fd/{got}"), os.pread(got, 500, 0))
    print("setns", call(308, fd, 0x20000 | 0x10000000))
    local = ctypes.create_string_buffer(4096)
    to = struct.pack("QQ", ctypes.addressof(local), 4096)
    print("process_vm_readv", pid, call(310, pid, to, 1, struct.pack("QQ", 0x400000, 4096), 1, 0))
print("clone3", call(435, struct.pack("11Q", 0x10000000, *[0] * 10), 88))
print("cachestat, landlock, listmount, statmount", [call(number, 0, 0, 0, 0) for number in (451, 444, 458, 457)])
show("/proc/1/root/@COURSE@")
show("/proc/1/cwd")
""",
}
