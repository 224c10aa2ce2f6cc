"""Opens new namespaces, mounts what it can and looks for a way out of the sandbox.

Holds: no new namespace, no mount, no capability in the sandbox.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import ctypes
import glob
import os

libc = ctypes.CDLL(None, use_errno=True)
pid = os.fork()
if pid == 0:
    lines = []
    for flags in (0x10000000 | 0x00020000, 0x10000000, 0x00020000, 0x20000000, 0x40000000):
        lines.append(("unshare", hex(flags), libc.unshare(flags), ctypes.get_errno()))
    for kind, target in ((b"proc", b"/proc"), (b"tmpfs", b"/usr"), (b"devtmpfs", b"/dev"), (b"sysfs", b"/sys")):
        lines.append((kind, libc.mount(b"none", target, kind, 0, None), ctypes.get_errno()))
    lines.append(("umount", libc.umount2(b"/tmp", 2), libc.umount2(b"/proc", 2), libc.umount2(b"/home", 2)))
    lines.append(("chroot", libc.chroot(b"/proc/1/root"), libc.setuid(0), libc.setgid(0), os.getuid()))
    for path in glob.glob("@COURSE@/.examiner_secret") + glob.glob("@HOME@/.ssh/*"):
        lines.append(open(path).read())
    open("escape.txt", "w").write(repr(lines))
    os._exit(0)
os.waitpid(pid, 0)
print(open("escape.txt").read())
""",
}
