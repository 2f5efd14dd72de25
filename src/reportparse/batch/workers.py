"""Workers: spawned processes under supervision, each file with its own time and memory.

Every worker is a pebble pool of one process with pipes and locks of its own: when it is killed, hangs or runs out of
memory, even in the middle of a message, the whole pool is thrown away and nobody else notices. The file is tried once
more, alone in a fresh process, and then named.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures import TimeoutError as FutureTimeout
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import resource_tracker

from pebble import ProcessExpired, ProcessPool

from reportparse.batch.outcome import Failure, Outcome
from reportparse.batch.work import Task, Work, is_sound, prepare, prepare_for_records, work, work_through
from reportparse.diagnostics.language import say
from reportparse.sandbox import (
    MEMORY_BYTES,
    SECONDS,
    WALL_TIMES,
    crash,
    crash_at_exit,
    ended_by_signal,
    too_much_memory,
    too_slow,
)

RECYCLE_AFTER = 2000
"""Files after which a worker is replaced, whatever it leaked; starting one costs as much as some twenty files."""

AHEAD = 2
"""Files handed to a worker: the one that it reads, and the next."""

MAX_BYTES_HANDED_OUT = 64 * 1024 * 1024
"""Bytes of files that wait in memory or are being read; one larger file goes alone."""

WINDOW = 1000
"""How far the newest file handed out may be ahead of the oldest unfinished one: what a consumer in order must hold."""


OCR_TIMES = 20
"""A file whose pages may be pictures lasts so many times longer, by the wall; each page has its own time of the processor."""

MAX_STARTS = 10
"""Processes in a row that may end before one of them takes a file."""

LOT = 32
"""Records that are handed out together: to hand one out costs as much as a fifth of what is done with it."""

MAX_LOT_BYTES = 4 * 1024 * 1024


class NoWorkers(RuntimeError):
    """Worker processes end as soon as they are started; the text says what to look at."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How many workers, and what one file may cost: seconds of a processor, and megabytes."""

    workers: int = 0
    seconds: float = SECONDS
    megabytes: int = MEMORY_BYTES >> 20

    @property
    def count(self) -> int:
        """The number of workers; 0 stands for one for each core that this process may use."""
        if self.workers:
            return self.workers
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Attempt:
    """Tasks that are handed out together, and whether it is the second try, of one."""

    tasks: tuple[Task, ...]
    again: bool = False


@dataclass(slots=True)
class WorkerSlot:
    """One worker: its pool, what is in its hands and what waits for it."""

    limits: Limits
    work: Work
    pool: ProcessPool | None = None
    running: dict[Future[list[Outcome]], Attempt] = field(default_factory=dict)
    waiting: deque[Attempt] = field(default_factory=deque)
    starts: int = 0
    proven: bool = False

    @property
    def tasks(self) -> Iterator[Task]:
        """Everything that this worker has still to do."""
        for attempt in (*self.running.values(), *self.waiting):
            yield from attempt.tasks

    @property
    def load(self) -> int:
        """How many files or lots of records it has."""
        return len(self.running) + len(self.waiting)

    def feed(self) -> None:
        """Hand out what may be handed out: two files at a time, a second try alone."""
        while self.waiting and len(self.running) < AHEAD:
            alone = self.waiting[0].again or any(attempt.again for attempt in self.running.values())
            if alone and self.running:
                return
            attempt = self.waiting.popleft()
            self.running[self._schedule(attempt.tasks)] = attempt

    def settle(self, future: Future[list[Outcome]]) -> Iterator[tuple[Task, Outcome]]:
        """Take a finished future: yield its outcomes, or try its file once more in a fresh process.

        Not a file that was over its time: that is its own, whoever else is at work, and it would take as long again.
        """
        attempt = self.running.pop(future, None)
        if attempt is None:
            return
        if not _is_sound(future):
            yield from self._restart()
            if self._died_idle(future):
                self.waiting.appendleft(attempt)
                return
            if len(attempt.tasks) > 1:
                yield from self._singly(attempt, future)
                return
            outcome = _outcome(future, self.limits)
            if not attempt.again and not (outcome.failure and outcome.failure.kind == "too-slow"):
                self.waiting.appendleft(Attempt(attempt.tasks, again=True))
                return
            yield attempt.tasks[0], outcome
        else:
            yield from zip(attempt.tasks, future.result(), strict=True)
        self.starts, self.proven = 0, True

    def _singly(self, attempt: Attempt, future: Future[list[Outcome]]) -> Iterator[tuple[Task, Outcome]]:
        """Of a lot that ended badly, what was done; the rest waits to be handed out one by one."""
        done = [] if future.exception() else list(filter(is_sound, future.result()))
        yield from zip(attempt.tasks, done, strict=False)
        self.waiting.extendleft(Attempt((task,)) for task in reversed(attempt.tasks[len(done) :]))

    def _died_idle(self, future: Future[list[Outcome]]) -> bool:
        """Whether the process ended before it took a file, which then is not to blame; so often, and no more.

        Raises NoWorkers where none has ever taken one.
        """
        if not isinstance(future.exception(), BrokenProcessPool):
            return False
        self.starts += 1
        if self.starts < MAX_STARTS:
            return True
        if not self.proven:
            raise NoWorkers(
                say(
                    "worker processes end as soon as they start: a script must call parse_many under"
                    ' `if __name__ == "__main__":`; or the memory limit is too low.',
                    '工作进程一启动即退出：脚本须在 `if __name__ == "__main__":` 之下调用 parse_many；或内存上限过低。',
                )
            )
        return False

    def stop(self) -> None:
        """End the worker, whatever it is doing."""
        if self.pool is not None:
            self.pool.stop()  # type: ignore[no-untyped-call]
            self.pool.join()
            self.pool = None

    def _restart(self) -> Iterator[tuple[Task, Outcome]]:
        """Throw the worker away; the other file that it was handed is not to blame and starts anew."""
        self.stop()
        others, self.running = self.running, {}
        for future, attempt in reversed(others.items()):
            if future.done() and not future.cancelled() and _is_sound(future):
                yield from zip(attempt.tasks, future.result(), strict=True)
            else:
                self.waiting.appendleft(attempt)

    def _schedule(self, tasks: tuple[Task, ...]) -> Future[list[Outcome]]:
        """Give a process these tasks. Several have no longer than one: where that is too little, each is tried alone."""
        arguments = (self.work, tasks, self.limits.seconds)
        timeout = max(self.limits.seconds * WALL_TIMES * (OCR_TIMES if task.ocr else 1) for task in tasks)
        with _interrupts_are_the_parents():
            if self.pool is None:
                self.pool = _new_pool(self.limits, tasks)
            try:
                return self.pool.schedule(work_through, arguments, timeout=timeout)
            except RuntimeError:  # its process died while it had nothing to do
                self.stop()
                self.pool = _new_pool(self.limits, tasks)
                return self.pool.schedule(work_through, arguments, timeout=timeout)


def supervised(tasks: Iterable[Task], limits: Limits, work: Work = work) -> Iterator[tuple[Task, Outcome]]:
    """Yield every task with its outcome, as they come; tasks are drawn only when there is room for them."""
    with worker_slots(limits, work) as slots:
        yield from through(slots, tasks)


@contextmanager
def worker_slots(limits: Limits, work: Work = work) -> Iterator[list[WorkerSlot]]:
    """Workers that go through one lot of tasks after another, and end with this."""
    if getattr(multiprocessing.current_process(), "_inheriting", False):
        raise SystemExit(1)  # a worker that runs its parent's script anew; the parent says what is wrong with that
    slots = [WorkerSlot(limits, work) for _ in range(limits.count)]
    try:
        yield slots
    finally:
        for slot in slots:
            slot.stop()


def through(slots: list[WorkerSlot], tasks: Iterable[Task]) -> Iterator[tuple[Task, Outcome]]:
    """Yield a lot of tasks with their outcomes, as `supervised` does; all are settled at its end."""
    for lot in _lots(tasks):
        while not _room(slots, lot):
            yield from _collect(slots)
        if lot[0].settled:
            yield lot[0], Outcome()
            continue
        slot = min(slots, key=lambda slot: slot.load)
        slot.waiting.append(Attempt(lot))
        slot.feed()
    while any(slot.load for slot in slots):
        yield from _collect(slots)


def _lots(tasks: Iterable[Task]) -> Iterator[tuple[Task, ...]]:
    """Records several together, anything else by itself."""
    lot: list[Task] = []
    for task in tasks:
        if lot and not (task.given and len(lot) < LOT and sum(len(one.data) for one in lot) < MAX_LOT_BYTES):
            yield tuple(lot)
            lot = []
        lot.append(task)
        if not task.given:
            yield tuple(lot)
            lot = []
    if lot:
        yield tuple(lot)


def _room(slots: list[WorkerSlot], lot: tuple[Task, ...]) -> bool:
    unfinished = [task for slot in slots for task in slot.tasks]
    if not unfinished:
        return True
    if lot[-1].position - min(other.position for other in unfinished) >= WINDOW:
        return False
    return lot[0].settled or (
        min(slot.load for slot in slots) < AHEAD
        and sum(len(task.data) for task in (*unfinished, *lot)) <= MAX_BYTES_HANDED_OUT
    )


def _collect(slots: list[WorkerSlot]) -> Iterator[tuple[Task, Outcome]]:
    """Wait until something is finished, and settle it."""
    owners = {future: slot for slot in slots for future in slot.running}
    done, _ = wait(owners, return_when=FIRST_COMPLETED)
    for future in sorted(done, key=lambda future: _position(owners[future], future)):
        yield from owners[future].settle(future)
    for slot in slots:
        slot.feed()


def _position(slot: WorkerSlot, future: Future[list[Outcome]]) -> int:
    attempt = slot.running.get(future)
    return attempt.tasks[0].position if attempt else 0


def _is_sound(future: Future[list[Outcome]]) -> bool:
    """Whether the worker came through its files well enough to be given another."""
    return future.exception() is None and is_sound(future.result()[-1])


def _outcome(future: Future[list[Outcome]], limits: Limits) -> Outcome:
    """What became of the one file of an unsound worker."""
    try:
        (outcome,) = future.result()
    except FutureTimeout:
        return Outcome(Failure.of(too_slow(limits.seconds)))
    except ProcessExpired as error:
        code = error.exitcode or 0
        return Outcome(Failure.of(ended_by_signal(-code, limits.seconds) if code < 0 else crash_at_exit(code)))
    except Exception as error:  # the pool broke underneath it
        return Outcome(Failure.of(crash(error)))
    return outcome if is_sound(outcome) else Outcome(Failure.of(too_much_memory(limits.megabytes)))


def _new_pool(limits: Limits, tasks: Iterable[Task]) -> ProcessPool:
    """A worker whose first tasks are these."""
    return ProcessPool(
        max_workers=1,
        max_tasks=RECYCLE_AFTER,
        initializer=prepare_for_records if all(task.given for task in tasks) else prepare,
        initargs=(limits.megabytes,),
        context=multiprocessing.get_context("spawn"),
    )


def _start_tracker() -> None:
    """Start the process that clears away the workers' semaphores where this one is killed.

    It does so without the warning that they were leaked: nobody who killed a run has lost anything.
    """
    hushed = "ignore:resource_tracker"
    sys.warnoptions.append(hushed)  # it is started with the options of this process
    try:
        resource_tracker.ensure_running()
    finally:
        sys.warnoptions.remove(hushed)


@contextmanager
def _interrupts_are_the_parents() -> Iterator[None]:
    """Ctrl-C goes to every process of the terminal, its end too; workers and the threads that start them are born deaf
    to both, and the process that watches over what they share to the second: to the first it is by itself."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})
    try:
        _start_tracker()  # left to the first worker's start, it would undo the mask
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
