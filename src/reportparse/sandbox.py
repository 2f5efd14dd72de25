"""A guard around reading untrusted files: each has its own time and memory, and a crash costs that file alone.

The work is done in a forked child; the parent only waits. What only the work needs is best imported by it: then the
parent, which has to clean up when it ends, never loads it, and the child, which has not, loads it without collecting.
Where the system cannot fork, the work is done in the process itself, without the guard.
"""

from __future__ import annotations

import gc
import os
import pickle
import select
import signal
import struct
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from reportparse.diagnostics.errors import OverLimit, ReportparseError

SECONDS = 9.0
"""Time for one file. A report takes some hundredths of a second; ten seconds is the promise for hostile ones."""

MEMORY_BYTES = 440 * 1024 * 1024
"""Data memory of the child beyond what it has from its parent: of a command so little that all stays under the promised
512 MB, of somebody's program that has loaded much perhaps more than that by itself."""

Input = TypeVar("Input")
Result = TypeVar("Result")

_LENGTH = struct.Struct("!Q")
_CAN_FORK = hasattr(os, "fork") and sys.platform != "emscripten"


def guarded(
    work: Callable[[Input], Result], inputs: Sequence[Input], *, seconds: float = SECONDS
) -> Iterator[Result | ReportparseError]:
    """Yield `work(input)` for each input, in order; an OverLimit or the raised ReportparseError in place of a result."""
    if not _CAN_FORK:
        for item in inputs:
            try:
                yield work(item)
            except ReportparseError as error:
                yield error
        return
    done = 0
    while done < len(inputs):
        pid, pipe = _start(work, inputs[done:])
        try:
            while done < len(inputs):
                message = _receive(pipe, time.monotonic() + seconds)
                if isinstance(message, bytes):
                    yield pickle.loads(message)  # noqa: S301  (from our own child, over our own pipe)
                    done += 1
                    continue
                os.kill(pid, signal.SIGKILL)
                _, status = os.waitpid(pid, 0)
                pid = 0
                yield _slow(seconds) if message == "timeout" else _crashed(status)
                done += 1
                break
        finally:
            os.close(pipe)
            if pid:
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)


def _start(work: Callable[[Input], Result], inputs: Sequence[Input]) -> tuple[int, int]:
    """Fork a child that works through the inputs and writes each result, pickled, to the pipe."""
    read_end, write_end = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid:
        os.close(write_end)
        return pid, read_end
    os.close(read_end)
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        _limit_memory()
        gc.disable()  # a short life under a memory limit; collecting costs a tenth of the time
        for item in inputs:
            _send(write_end, _attempt(work, item))
    finally:
        os._exit(0)  # nothing of the parent's is to be run or flushed twice


def _attempt(work: Callable[[Input], Result], item: Input) -> Result | ReportparseError:
    try:
        return work(item)
    except ReportparseError as error:
        return error
    except MemoryError:
        return too_much_memory(MEMORY_BYTES >> 20)
    except RecursionError:
        return OverLimit("too-deep", "its parts are nested too deeply.", "嵌套层次过深。")


def too_much_memory(megabytes: int) -> OverLimit:
    """Reading needed more than it was allowed."""
    return OverLimit(
        "too-much-memory",
        f"needs more than {megabytes} MB; the file may be a bomb.",
        f"需要超过 {megabytes} MB 内存，文件可能有害。",
    )


def _limit_memory() -> None:
    try:
        import resource

        most = _data_bytes() + MEMORY_BYTES
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError, OSError):
        return  # a system without such limits: time is still bounded


def _data_bytes() -> int:
    """Data memory of this process as the kernel counts it; 0 where it does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[5]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0


def _send(pipe: int, result: object) -> None:
    payload = pickle.dumps(result)
    view = memoryview(_LENGTH.pack(len(payload)) + payload)
    while view:
        view = view[os.write(pipe, view) :]


def _receive(pipe: int, deadline: float) -> bytes | str:
    """One message, or "timeout", or "closed" where the child is gone."""
    head = _read(pipe, _LENGTH.size, deadline)
    return head if isinstance(head, str) else _read(pipe, _LENGTH.unpack(head)[0], deadline)


def _read(pipe: int, size: int, deadline: float) -> bytes | str:
    parts = []
    while size:
        ready, _, _ = select.select([pipe], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            return "timeout"
        part = os.read(pipe, min(size, 1 << 20))
        if not part:
            return "closed"
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _slow(seconds: float) -> OverLimit:
    return OverLimit("too-slow", f"not read within {seconds:g} seconds.", f"{seconds:g} 秒内未能读完。")


def _crashed(status: int) -> OverLimit:
    if os.WIFSIGNALED(status):
        return crashed_by(os.WTERMSIG(status))
    return OverLimit("crashed", "reading it crashed (an internal error).", "读取时崩溃（内部错误）。")


def crashed_by(number: int) -> OverLimit:
    """A signal ended the reading. A library that aborts found a fault, or got no memory: nothing tells which."""
    if number == signal.SIGABRT:
        return OverLimit(
            "crashed",
            f"reading it crashed or ran out of memory (signal {number}).",
            f"读取时崩溃或内存不足（信号 {number}）。",
        )
    return OverLimit("crashed", f"reading it crashed (signal {number}).", f"读取时崩溃（信号 {number}）。")
