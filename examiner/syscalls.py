"""The system calls that a student's process is refused: what neither Python, NumPy nor TensorFlow ever needs.

Most are doors that kernel exploits came through; some make memory that no limit counts (System V and POSIX queues,
`memfd_create`) or reach past the namespaces (sockets of families other than those of the network namespace).
"""

from __future__ import annotations

import errno
import functools
import socket
import tempfile
from typing import Any

from examiner.errors import SandboxError

REFUSED = {
    "other processes": "ptrace process_vm_readv process_vm_writev kcmp pidfd_getfd process_madvise",
    "mounts": "mount umount umount2 pivot_root chroot move_mount open_tree open_tree_attr fsopen fsconfig fsmount "
    "fspick mount_setattr swapon swapoff name_to_handle_at open_by_handle_at quotactl quotactl_fd",
    "namespaces": "unshare setns",
    "kernel": "init_module finit_module delete_module create_module kexec_load kexec_file_load reboot acct syslog bpf "
    "perf_event_open userfaultfd lookup_dcookie fanotify_init uselib sysfs ustat nfsservctl vhangup vmsplice "
    "io_uring_setup io_uring_enter io_uring_register",
    "keys": "add_key request_key keyctl",
    "hardware": "iopl ioperm modify_ldt",
    "clock": "settimeofday clock_settime clock_settime64 clock_adjtime clock_adjtime64 adjtimex stime",
    "uncounted memory": "memfd_create memfd_secret shmget shmat shmctl semget semctl semop semtimedop msgget msgsnd "
    "msgrcv msgctl mq_open mq_unlink",
}
_NAMESPACE_FLAGS = (0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000)
_FAMILIES = (socket.AF_UNSPEC, socket.AF_UNIX, socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK)
_TERMINAL_INPUT = (0x5412, 0x541C)  # TIOCSTI, TIOCLINUX: typing into the terminal that the examiner runs in


@functools.cache
def program() -> bytes:
    """Return the seccomp filter as the kernel takes it.

    Raises:
        SandboxError: libseccomp is not installed.
    """
    seccomp = _library()
    rules = seccomp.SyscallFilter(seccomp.ALLOW)
    refused = seccomp.ERRNO(errno.EPERM)
    for name in " ".join(REFUSED.values()).split():
        if seccomp.resolve_syscall(seccomp.system_arch(), name) != -1:  # -1: newer than this libseccomp
            rules.add_rule(refused, name)
    for flag in _NAMESPACE_FLAGS:
        rules.add_rule(refused, "clone", seccomp.Arg(0, seccomp.MASKED_EQ, flag, flag))
    # Its flags lie in memory, where no filter can look; without it, the C library uses clone.
    rules.add_rule(seccomp.ERRNO(errno.ENOSYS), "clone3")
    for request in _TERMINAL_INPUT:
        rules.add_rule(refused, "ioctl", seccomp.Arg(1, seccomp.MASKED_EQ, 0xFFFFFFFF, request))
    for family in set(range(max(_FAMILIES))) - set(_FAMILIES):
        rules.add_rule(seccomp.ERRNO(errno.EAFNOSUPPORT), "socket", seccomp.Arg(0, seccomp.EQ, family))
    rules.add_rule(seccomp.ERRNO(errno.EAFNOSUPPORT), "socket", seccomp.Arg(0, seccomp.GT, max(_FAMILIES)))
    with tempfile.TemporaryFile() as file:
        rules.export_bpf(file)
        file.seek(0)
        return file.read()


def _library() -> Any:
    try:
        import pyseccomp
    except (ImportError, RuntimeError, OSError) as error:
        raise SandboxError(
            f"The filter of system calls cannot be made ({error}), so nothing was marked. Install libseccomp "
            "(Debian, Ubuntu: `apt install libseccomp2`; Fedora: `dnf install libseccomp`) and, if the sentence in "
            "brackets names it, `pip install pyseccomp`."
        ) from None
    return pyseccomp
