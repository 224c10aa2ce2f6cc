"""jupyter_client and nbclient as a kernel uses them, with less trust in what comes from it."""

from __future__ import annotations

import contextlib
import json
import math
import time
from queue import Empty
from typing import Any

import zmq
from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.channels import ZMQSocketChannel
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionComplete
from nbformat import NotebookNode
from nbformat.v4 import new_notebook, new_output
from nbformat.validator import isvalid
from traitlets import Any as AnyTrait

from examiner import messages

_KEPT_BYTES = 2 * 2**20  # of one cell's outputs
_KEPT_BYTES_IN_ALL = 16 * 2**20  # of all outputs of a kernel
_ERROR_LENGTH = 1_000  # characters


class _ChannelsInUse(AsyncKernelClient):
    """jupyter_client's client for a kernel that nobody has used yet.

    Without the heartbeat, which would connect again and again, and without input().
    """

    def start_channels(
        self, shell: bool = True, iopub: bool = True, stdin: bool = True, hb: bool = True, control: bool = True
    ) -> None:
        super().start_channels(shell, iopub, stdin=False, hb=False, control=control)

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait until the kernel has answered on both channels, and no longer: there is no old output to let go by.

        Raises:
            RuntimeError: it has died, or `timeout` seconds have passed.
        """
        deadline = time.monotonic() + (timeout or math.inf)
        while time.monotonic() < deadline and await self.is_alive():
            asked = self.kernel_info()
            with contextlib.suppress(Empty):
                while not _answers(await self.get_shell_msg(timeout=1), asked):
                    pass
                while not _is_idle_after(await self.get_iopub_msg(timeout=0.2), asked):
                    pass
                return
        raise RuntimeError("the kernel did not answer")


def _answers(message: dict[str, Any], asked: str) -> bool:
    return bool(message["parent_header"].get("msg_id") == asked)


def _is_idle_after(message: dict[str, Any], asked: str) -> bool:
    return _answers(message, asked) and message["content"].get("execution_state") == "idle"


class SandboxedManager(AsyncKernelManager):
    """jupyter_client's kernel manager, with the command line given to it; its own sockets are those of the gate."""

    client_factory = _ChannelsInUse
    command = AnyTrait(())
    process = AnyTrait(help="A kernel that has been forked: it runs already, and no command starts it.")

    @property
    def kernel_spec(self) -> KernelSpec:
        """What is never looked up in a folder of kernels."""
        return KernelSpec(argv=["python"], language="python", display_name="student", interrupt_mode="message")

    def client(self, **options: Any) -> Any:
        """Return a client that shares this manager's sockets' context."""
        return super().client(context=self.context, **options)

    async def _async_launch_kernel(self, kernel_cmd: list[str], **options: Any) -> None:
        if self.process is None:
            await super()._async_launch_kernel(kernel_cmd, **options)
        else:
            assert isinstance(self.provisioner, LocalProvisioner)
            self.provisioner.process, self.provisioner.pid = self.process, self.process.pid
            self._reconcile_connection_info(self.provisioner.connection_info)

    def format_kernel_cmd(self, extra_arguments: list[str] | None = None) -> list[str]:
        """Return the command line that was given."""
        return list(self.command)


def blocking(channel: Any) -> ZMQSocketChannel:
    """Return another face of an asynchronous channel, which waits in a call instead of an event loop."""
    return ZMQSocketChannel(zmq.Socket.shadow(channel.socket), channel.session)


class OutputClient(NotebookClient):
    """nbclient's client, with a bound on what one cell may print."""

    kept_bytes = kept_bytes_before = 0

    def begin(self, cell: NotebookNode) -> None:
        """Take a cell of a notebook of its own as the next one to run."""
        self.nb = new_notebook(cells=[cell])
        self.kept_bytes_before += min(self.kept_bytes, _KEPT_BYTES)
        self.kept_bytes = 0

    async def _async_poll_output_msg(self, parent_msg_id: str, cell: NotebookNode, cell_index: int) -> None:
        """Read a cell's outputs as nbclient does, but go on where the socket woke up for nothing.

        nbclient's task would end with `Empty`: what the cell prints from then on would be lost, and so, without a word,
        would the exception be, until the garbage collector has it logged in the middle of something else. The channel
        of a kernel that was killed wakes it as well, and is closed by then: there is nothing more to read.
        """
        assert self.kc is not None
        channel = self.kc.iopub_channel
        while channel.is_alive():
            with contextlib.suppress(Empty):
                await super()._async_poll_output_msg(parent_msg_id, cell, cell_index)
                return

    def process_message(self, msg: dict[str, Any], cell: NotebookNode, cell_index: int) -> Any:
        """Take a message as nbclient does, but let nothing that a student's process sends raise here.

        Widgets' messages are left out: nobody can move a slider while a notebook is marked.
        """
        try:
            return None if msg["msg_type"].startswith("comm") else super().process_message(msg, cell, cell_index)
        except CellExecutionComplete:
            raise
        except Exception:
            return None

    def output(self, outs: list[NotebookNode], msg: dict[str, Any], display_id: str | None, cell_index: int) -> Any:
        """Keep an output unless there has been too much; the first one that is too much leaves a note."""
        before, allowed = self.kept_bytes, min(_KEPT_BYTES, _KEPT_BYTES_IN_ALL - self.kept_bytes_before)
        self.kept_bytes += len(repr(msg["content"]))
        if self.kept_bytes <= allowed:
            return super().output(outs, msg, display_id, cell_index)
        if before <= allowed:
            outs.append(new_output("stream", name="stderr", text=f"\n{messages.OUTPUT_CUT}\n"))
        return None


def keep_error(cell: NotebookNode, cell_index: int, execute_reply: dict[str, Any]) -> None:
    """Add the exception that ended a cell to its outputs where only the reply tells it.

    IPython prints what it thinks of an unknown magic, and what was printed too much may have pushed an error out.
    """
    if not any(output.get("output_type") == "error" for output in cell.outputs):
        name, text = (str(execute_reply["content"].get(key, ""))[:_ERROR_LENGTH] for key in ("ename", "evalue"))
        cell.outputs.append(new_output("error", ename=name, evalue=text, traceback=[]))


def kept(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """Return the outputs that a notebook file can hold, with what was printed piece by piece joined.

    What a carriage return has overwritten is left out. nbclient's `coalesce_streams` does the same in a time that grows
    with the square of a line's length.
    """
    joined: dict[str | int, NotebookNode] = {}
    texts: dict[str, list[str]] = {}
    for number, output in enumerate(filter(_is_output, outputs)):
        is_stream = output.output_type == "stream"
        joined.setdefault(output.name if is_stream else number, output)
        if is_stream:
            texts.setdefault(output.name, []).append("".join(output.text))  # A list of lines is a text, too.
    for name, pieces in texts.items():
        lines = "".join(pieces).split("\n")
        joined[name].text = "\n".join(line[line[:-1].rfind("\r") + 1 :] for line in lines)
    return list(joined.values())


def _is_output(output: Any) -> bool:
    """True for an output that a notebook file can hold; a student's process can send anything."""
    try:
        json.dumps(output, ensure_ascii=False).encode()
        return bool(isvalid(output, ref="output", version=4, version_minor=5))
    except (TypeError, ValueError, RecursionError):
        return False
