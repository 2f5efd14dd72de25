"""The sandbox: untrusted files are read in a forked child, each with its own time and memory; a crash costs that file alone.

The parent only waits. What only the work needs is best imported by it: then the parent, which has to clean up when it
ends, never loads it, and the child, which has not, loads it without collecting. Where the system cannot fork, the work
is done in the process itself, without limits.
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

from reportparse.diagnostics.errors import OverLimit, ReportparseError, too_deep
from reportparse.diagnostics.language import Both

SECONDS = 9.0
"""Time for one file. A report takes some hundredths of a second; ten seconds is the promise for hostile ones."""

MEMORY_BYTES = 440 * 1024 * 1024
"""Data memory of the child beyond what it has from its parent: of a command so little that all stays under the promised
512 MB, of somebody's program that has loaded much perhaps more than that by itself."""

MAX_CAUSE = 300
"""Characters of an own fault that an error quotes."""

Input = TypeVar("Input")
Result = TypeVar("Result")

_LENGTH = struct.Struct("!Q")
_CAN_FORK = hasattr(os, "fork") and sys.platform != "emscripten"


def sandboxed(
    work: Callable[[Input], Result], inputs: Sequence[Input], *, seconds: float = SECONDS
) -> Iterator[Result | ReportparseError]:
    """Yield `work(input)` for each input, in order; in place of a result the error that was raised, or that ended it.

    A child works through the inputs until one of them ends it; the next child goes on with the one after.
    """
    if not _CAN_FORK:
        yield from (attempt(work, item) for item in inputs)
        return
    done = 0
    while done < len(inputs):
        child, pipe = _start(work, inputs[done:])
        try:
            while done < len(inputs):
                answer = _receive(pipe, time.monotonic() + seconds)
                done += 1
                if isinstance(answer, bytes):
                    yield pickle.loads(answer)  # noqa: S301  (from our own child, over our own pipe)
                    continue
                status = _end(child)
                child = 0
                yield too_slow(seconds) if answer == "timeout" else _crash_of_child(status)
                break
        finally:
            os.close(pipe)
            if child:
                _end(child)


def attempt(work: Callable[[Input], Result], item: Input) -> Result | ReportparseError:
    """The result of the work, or the error that stands for what it raised: no exception comes out."""
    try:
        return work(item)
    except ReportparseError as error:
        return error
    except MemoryError:
        return too_much_memory(MEMORY_BYTES >> 20)
    except RecursionError:
        return too_deep()
    except Exception as error:
        return crash(error)


# What ended the reading


def crash(error: Exception) -> OverLimit:
    """The error for a fault of our own, or of a library that no reader knows of: with its name and place, for a report."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}" if trace else "?"
    return OverLimit("crashed", cause=f"{type(error).__name__}: {error}, {place}"[:MAX_CAUSE])


def crash_by_signal(number: int) -> OverLimit:
    """The error for a process that a signal ended. A library that aborts found a fault, or got no memory: nothing tells."""
    if number == signal.SIGABRT:
        return OverLimit("crashed", cause=Both(f"signal {number}, or out of memory", f"信号 {number}，或内存不足"))
    return OverLimit("crashed", cause=Both(f"signal {number}", f"信号 {number}"))


def crash_at_exit(code: int) -> OverLimit:
    """The error for a process that ended itself before it answered."""
    return OverLimit("crashed", cause=Both(f"exit code {code}", f"退出码 {code}"))


def too_slow(seconds: float) -> OverLimit:
    """The error for a file that was not read in time."""
    return OverLimit("too-slow", seconds=f"{seconds:g}")


def too_much_memory(megabytes: int) -> OverLimit:
    """The error for a file that needed more memory than it may have."""
    return OverLimit("too-much-memory", megabytes=megabytes)


# The child


def _start(work: Callable[[Input], Result], inputs: Sequence[Input]) -> tuple[int, int]:
    """Fork a child that works through the inputs and writes each answer, pickled, to a pipe: its id and the pipe."""
    read_end, write_end = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child:
        os.close(write_end)
        return child, read_end
    os.close(read_end)
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        _limit_memory()
        gc.disable()  # a short life under a memory limit; collecting costs a tenth of the time
        for item in inputs:
            _send(write_end, attempt(work, item))
    finally:
        os._exit(0)  # nothing of the parent's is to be run or flushed twice


def _end(child: int) -> int:
    """Kill a child and wait for it; the status that it left, its own where it had ended before."""
    os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]


def _crash_of_child(status: int) -> OverLimit:
    return crash_by_signal(os.WTERMSIG(status)) if os.WIFSIGNALED(status) else crash_at_exit(os.WEXITSTATUS(status))


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


# The pipe


def _send(pipe: int, answer: object) -> None:
    payload = pickle.dumps(answer)
    view = memoryview(_LENGTH.pack(len(payload)) + payload)
    while view:
        view = view[os.write(pipe, view) :]


def _receive(pipe: int, deadline: float) -> bytes | str:
    """One answer, or "timeout", or "closed" where the child is gone."""
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
