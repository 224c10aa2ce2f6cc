"""Listens where the kernel tells what others do: netlink, inotify on every folder, abstract sockets, POSIX queues, locks.

Holds: nothing of other processes is heard, and nobody of the outside is reached.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import ctypes
import os
import select
import socket
import struct
import time

libc = ctypes.CDLL(None, use_errno=True)
listening = []
for protocol in range(0, 22):
    try:
        one = socket.socket(socket.AF_NETLINK, socket.SOCK_DGRAM, protocol)
        one.bind((0, 0xFFFFFFFF if protocol in (9, 15) else 1))
        one.send(struct.pack("IHHIIBxxx", 20, 18, 0x301, 1, 0, 0))
        listening.append(one)
    except OSError as error:
        print("netlink", protocol, error)
watch = libc.inotify_init1(os.O_NONBLOCK)
for folder, folders, _ in os.walk("/"):
    if folder.count("/") > 2 or folder.startswith(("/proc/", "/sys/")):
        folders.clear()
        continue
    libc.inotify_add_watch(watch, folder.encode(), 0xFFF)
end = time.monotonic() + 6
while time.monotonic() < end:
    for one in select.select([*listening, watch], [], [], 0.2)[0]:
        try:
            print("heard", os.read(watch, 4096) if one is watch else one.recv(65536)[:2000])
        except OSError as error:
            print(error)
            listening = [other for other in listening if other is not one]
for line in open("/proc/net/unix").read().splitlines() + open("/proc/locks").read().splitlines():
    print(line)
for name in ("/dev/mqueue", "/dev/shm", "/run", "/tmp", "/proc/sysvipc"):
    try:
        print(name, os.listdir(name))
    except OSError as error:
        print(name, error)
for name in ("\0/tmp/dbus", "\0/tmp/.X11-unix/X0", "/run/dbus/system_bus_socket", "/run/docker.sock", "/tmp/.X11-unix/X0"):
    try:
        other = socket.socket(socket.AF_UNIX)
        other.connect(name)
        print("connected", name)
    except OSError as error:
        print(repr(name), error)
for port in (@PORT@, 22, 53, 80, 631, 8786, 8787, 8888):
    for host in ("127.0.0.1", "::1", "0.0.0.0", "169.254.169.254"):
        try:
            socket.create_connection((host, port), 0.2)
            print("connected", host, port)
        except OSError:
            pass
""",
}
