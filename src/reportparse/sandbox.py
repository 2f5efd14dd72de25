"""The sandbox: untrusted files are read in a forked child, each with its own time and memory; a crash costs that file alone.

The time of a file is the processor's, so that a busy machine refuses nothing that an idle one reads; the clock on the
wall only ends what sleeps. The child dies with its parent.

The parent only waits. What only the work needs is best imported by it: then the parent, which has to clean up when it
ends, never loads it, and the child, which has not, loads it without collecting. Where the system cannot fork, the work
is done in the process itself, without limits.
"""

from __future__ import annotations

import faulthandler
import gc
import math
import os
import pickle
import select
import signal
import struct
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

from reportparse.diagnostics.errors import OverLimit, ReportparseError, too_deep
from reportparse.diagnostics.language import Both

SECONDS = 9.0
"""Processor time for one file. A report takes some hundredths of a second; ten seconds is the promise for hostile ones."""

WALL_TIMES = 10
"""A file may last so many times its processor time: as on a machine with ten processes to a core."""

MEMORY_BYTES = 440 * 1024 * 1024
"""Data memory of the child beyond what it has from its parent: of a command so little that all stays under the promised
512 MB, of somebody's program that has loaded much perhaps more than that by itself."""

GARBAGE_BYTES = 64 * 1024 * 1024
"""Data memory that the files before may have left in a child, before it is cleared away."""

PICTURE_SECONDS = 30.0
"""Processor time for one page that is a picture: a page of the form takes three to five seconds, a dirty one ten."""
PICTURE_BYTES = 768 * 1024 * 1024
"""Data memory that a process may have more once it reads a picture: a model for it, and the page as it goes through."""

STDERR = 2
"""The number of standard error, whatever Python's stream of this name is."""

MAX_CAUSE = 300
"""Characters of an own fault that an error quotes."""

Input = TypeVar("Input")
Result = TypeVar("Result")

_LENGTH = struct.Struct("!Q")
_WAITS, _GOES_ON = (1 << 64) - 1, (1 << 64) - 2
"""Stand for the length of an answer where the child waits for its input, and where it has it."""

_SIGKILL_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of Linux's prctl."""

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
        child, pipe = _start(work, inputs[done:], seconds)
        try:
            while done < len(inputs):
                answer = _receive(pipe, seconds * WALL_TIMES)
                done += 1
                if isinstance(answer, bytes):
                    yield pickle.loads(answer)  # noqa: S301  (from our own child, over our own pipe)
                    continue
                status = _end(child)
                child = 0
                yield too_slow(seconds) if answer == "timeout" else _end_of_child(status, seconds)
                break
        finally:
            os.close(pipe)
            if child:
                _end(child)


@contextmanager
def untimed() -> Iterator[None]:
    """What the work of a child does within this, waiting for its input, takes as long as it likes."""
    if _clock is None or _clock.pipe < 0:
        yield
        return
    _clock.stop()
    os.write(_clock.pipe, _LENGTH.pack(_WAITS))
    try:
        yield
    finally:
        os.write(_clock.pipe, _LENGTH.pack(_GOES_ON))
        _clock.start()


def share_for_picture() -> None:
    """Give this process what it takes to read one picture: PICTURE_SECONDS from now on, and PICTURE_BYTES of memory."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        resource.setrlimit(resource.RLIMIT_DATA, (hard, hard))
    if _clock is not None:
        if _clock.pipe >= 0:
            os.write(_clock.pipe, _LENGTH.pack(_WAITS))  # from here on this process's own clocks end it
        _clock._replace(seconds=max(_clock.seconds, PICTURE_SECONDS), for_picture=True).start()


def after_picture() -> None:
    """Take back what a picture was given: the next file may take as much beside what this process holds as the first."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
        if soft == hard and hard >= 0:
            resource.setrlimit(resource.RLIMIT_DATA, (min(hard, _data_bytes() + _room), hard))


def hush() -> None:
    """Let nobody hear what libraries written in C (libtiff, libjpeg) print of a file to standard error by themselves: what is
    wrong with it is said by whoever started this process, in one line."""
    with suppress(OSError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, STDERR)
        if nothing != STDERR:
            os.close(nothing)


def limit_memory(most: int) -> None:
    """Bound the data memory (bytes) of this process, and that which it may have for a picture."""
    global _room
    _room = most - _data_bytes()
    with suppress(ImportError, ValueError, OSError):  # a system without such limits: time is still bounded
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (most, most + PICTURE_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


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


def ended_by_signal(number: int, seconds: float) -> OverLimit:
    """The error for a process that a signal ended: that of a clock of files or of pictures, or a crash."""
    if number in PICTURE_CLOCKS:
        return too_slow(max(seconds, PICTURE_SECONDS))
    return too_slow(seconds) if number in CLOCKS else crash_by_signal(number)


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


class Clock(NamedTuple):
    """The clocks of a process that works under limits of time; each of them ends it.

    Its pipe leads to the parent. That of a picture ends it with another signal, which tells which limit was passed.
    """

    seconds: float
    pipe: int = -1
    for_picture: bool = False

    def start(self) -> None:
        """Give it its whole time from now on, by the processor's clock, that of its own limits, and the wall's."""
        signal.setitimer(signal.ITIMER_PROF, 0 if self.for_picture else self.seconds)
        signal.setitimer(signal.ITIMER_VIRTUAL, self.seconds if self.for_picture else 0)
        signal.alarm(int(self.seconds * WALL_TIMES) + 2)
        with suppress(ImportError, ValueError, OSError):
            import resource

            hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
            soft = int(time.process_time() + self.seconds) + 2
            resource.setrlimit(resource.RLIMIT_CPU, (soft if hard < 0 else min(soft, hard), hard))

    def stop(self) -> None:
        """Let it wait."""
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.alarm(0)


PICTURE_CLOCKS = frozenset(getattr(signal, name) for name in ("SIGVTALRM", "SIGXCPU") if hasattr(signal, name))
"""The signals with which the clocks of a picture end a process: of its own time, and where much is the system's, of all."""
CLOCKS = PICTURE_CLOCKS | {getattr(signal, name) for name in ("SIGPROF", "SIGALRM") if hasattr(signal, name)}
"""The signals with which clocks end a process."""

_clock: Clock | None = None
"""The clock of this process, where it works under one."""
_room = MEMORY_BYTES
"""Memory (bytes) that a file may take beside what this process held when its memory was bounded."""


def works_under(clock: Clock) -> None:
    """Say by which clock this process works, so that a picture gets its share of it."""
    global _clock
    _clock = clock


def _start(work: Callable[[Input], Result], inputs: Sequence[Input], seconds: float) -> tuple[int, int]:
    """Fork a child that works through the inputs and writes each answer, pickled, to a pipe: its id and the pipe."""
    global _clock
    parent = os.getpid()
    read_end, write_end = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child:
        os.close(write_end)
        return child, read_end
    os.close(read_end)
    try:
        faulthandler.disable()  # what ends this process is one line of the parent's, and no trace
        hush()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) != signal.SIG_IGN:  # nohup: what the parent outlives, so does its child
                signal.signal(number, signal.SIG_DFL)
        for number in CLOCKS:
            signal.signal(number, signal.SIG_DFL)
        _die_with(parent)
        limit_memory(_data_bytes() + MEMORY_BYTES)
        gc.disable()  # collecting while a file is read costs a tenth of the time
        held = _data_bytes()
        _clock = Clock(seconds, write_end)
        for item in inputs:
            after_picture()
            if _data_bytes() - held > GARBAGE_BYTES:
                gc.collect()  # what the files before have left is not the next one's
            _clock.start()
            _send(write_end, attempt(work, item))
    finally:
        os._exit(0)  # nothing of the parent's is to be run or flushed twice


def _end(child: int) -> int:
    """Kill a child and wait for it; the status that it left, its own where it had ended before."""
    os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]


def _end_of_child(status: int, seconds: float) -> OverLimit:
    if os.WIFSIGNALED(status):
        return ended_by_signal(os.WTERMSIG(status), seconds)
    return crash_at_exit(os.WEXITSTATUS(status))


def _die_with(parent: int) -> None:
    """Let the system kill this process when its parent ends, where it can; elsewhere the clocks do."""
    if sys.platform == "linux":
        with suppress(ImportError, OSError, AttributeError):
            import ctypes

            ctypes.CDLL(None).prctl(_SIGKILL_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:  # it ended before it could be said
        os._exit(0)


def _data_bytes() -> int:
    """Data memory of this process as the kernel counts it; 0 where it does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[5]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError, AttributeError):  # Windows has no sysconf
        return 0


# The pipe


def _send(pipe: int, answer: object) -> None:
    payload = pickle.dumps(answer)
    view = memoryview(_LENGTH.pack(len(payload)) + payload)
    while view:
        view = view[os.write(pipe, view) :]


def _receive(pipe: int, seconds: float) -> bytes | str:
    """One answer, or "timeout" where it takes longer than so many seconds by the wall, or "closed" where the child is gone.

    What the child waits for its input does not count.
    """
    deadline = time.monotonic() + seconds
    while True:
        head = _read(pipe, _LENGTH.size, deadline)
        if isinstance(head, str):
            return head
        (size,) = _LENGTH.unpack(head)
        if size not in (_WAITS, _GOES_ON):
            return _read(pipe, size, deadline)
        deadline = math.inf if size == _WAITS else time.monotonic() + seconds


def _read(pipe: int, size: int, deadline: float) -> bytes | str:
    parts = []
    while size:
        left = None if deadline == math.inf else max(0.0, deadline - time.monotonic())
        ready, _, _ = select.select([pipe], [], [], left)
        if not ready:
            return "timeout"
        part = os.read(pipe, min(size, 1 << 20))
        if not part:
            return "closed"
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
