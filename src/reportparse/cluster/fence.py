"""The fence between an engine's process and the files that it was given: they are read by a child of its own.

A child is kept for the next task that this process is given: to start one, and a worker in it, costs as much as some fifty
files. It ends when this process does.
"""

from __future__ import annotations

import atexit
import os
import pickle
import subprocess
import sys
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from reportparse.batch.outcome import Failure, Outcome
from reportparse.batch.workers import NoWorkers
from reportparse.cluster.spoken import AtEnd, Finished, Given, Parsed, Settings, Unable, Wants
from reportparse.diagnostics.errors import OverLimit
from reportparse.diagnostics.language import Both, say

CHILD = (sys.executable, "-m", "reportparse.cluster.child")

_ANOTHER_PART = b"\n"

_ENDED = Both("the process that walked through it ended twice", "处理它的进程两次意外退出")

_NO_CHILD = say(
    f"`{' '.join(CHILD)}` ends as soon as it starts; its standard error says why.",
    f"`{' '.join(CHILD)}` 一启动即退出，原因见其标准错误输出。",
)

_idle: dict[tuple[int, Settings], list[Child]] = {}
"""Children without a task, by the process that they are of: a fork of it has none."""


class ChildEnded(Exception):
    """The child is gone."""


class Child:
    """A process that parses. What is said to it and heard of it raises ChildEnded where it is gone."""

    def __init__(self) -> None:
        self.used = False
        self._process = subprocess.Popen(  # noqa: S603  (our own program)
            CHILD, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment(), start_new_session=True
        )

    def say(self, message: object) -> None:
        """Tell it something."""
        self._write(pickle.dumps(message))

    def hear(self) -> object:
        """What it says next."""
        try:
            return pickle.load(self._pipe(self._process.stdout))  # noqa: S301  (from our own child, over our own pipe)
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            raise ChildEnded from error

    def begin(self, settings: Settings) -> None:
        """Let it begin its first part, for which it is told the settings, or another."""
        if self.used:
            self._write(_ANOTHER_PART)
        else:
            self.say(settings)

    def _write(self, data: bytes) -> None:
        try:
            stream = self._pipe(self._process.stdin)
            stream.write(data)
            stream.flush()
        except OSError as error:
            raise ChildEnded from error

    def end(self) -> None:
        """End it, whatever it is doing; its worker ends with it."""
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            try:
                self._pipe(stream).close()
            except OSError:  # what was still to be flushed
                continue
        self._process.wait()

    @staticmethod
    def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
        assert stream is not None
        return stream


@atexit.register
def end_idle() -> None:
    """End the children of this process that have no task."""
    for (process, _), children in _idle.items():
        while process == os.getpid() and children:
            children.pop().end()


def fenced(inputs: Iterable[Given], settings: Settings) -> Iterator[Parsed]:
    """What became of each input, as it becomes known; inputs are drawn when there is room for one.

    Where a child ends, the inputs that it had are tried once more, each alone, and one with which it ends again is named.
    Raises NoWorkers where none can work.
    """
    rest = iter(inputs)
    while (lost := (yield from _through(rest, settings))) is not None:
        for one in lost:
            for again in (yield from _through(iter([one]), settings)) or ():
                failure = Failure.of(OverLimit("crashed", cause=_ENDED))
                yield Parsed(again.place, len(again.told) + 1, again.path, None, None, None, Outcome(failure))


def _through(inputs: Iterator[Given], settings: Settings) -> Generator[Parsed, None, list[Given] | None]:
    """Let one child go through inputs; None at their end, or what it had in hand when it ended before."""
    idle = _idle.setdefault((os.getpid(), settings), [])
    child = idle.pop() if idle else Child()
    in_hand = InHand(inputs)
    sound = False
    try:
        yield from _heard(child, in_hand, settings)
        sound = child.used = True
    except ChildEnded as error:
        if not (in_hand.asked or child.used):
            raise NoWorkers(_NO_CHILD) from error
        return in_hand.lost()
    finally:
        if sound:
            idle.append(child)
        else:
            child.end()
    return None


class InHand:
    """Inputs that a child was given and is not through with, and what it told of each."""

    def __init__(self, inputs: Iterator[Given]) -> None:
        self._inputs = inputs
        self._unfinished: dict[int, tuple[Given, set[int]]] = {}
        self.asked = False

    def draw(self) -> Given | None:
        """The next input, which then is in its hand."""
        self.asked = True
        given = next(self._inputs, None)
        if given is not None:
            self._unfinished[given.place] = given, {*given.told}
        return given

    def note(self, parsed: Parsed) -> None:
        """Note that a row was told."""
        self._unfinished[parsed.place][1].add(parsed.number)

    def put_away(self, place: int) -> None:
        """Let go of an input that is through."""
        del self._unfinished[place]

    def lost(self) -> list[Given]:
        """What must be given again, less what was told of it."""
        return [given._replace(told=frozenset(told)) for given, told in self._unfinished.values()]


def _heard(child: Child, in_hand: InHand, settings: Settings) -> Iterator[Parsed]:
    """What a child tells of a part. Raises ChildEnded, NoWorkers."""
    child.begin(settings)
    while True:
        match child.hear():
            case Wants():
                child.say(in_hand.draw())
            case Parsed() as parsed:
                in_hand.note(parsed)
                yield parsed
            case AtEnd():
                return
            case Finished(place):
                in_hand.put_away(place)
            case Unable(why):
                raise NoWorkers(why)


def _environment() -> dict[str, Any]:
    """What the child needs to find what this process found: engines add to `sys.path` by themselves."""
    home = str(Path(__file__).parents[2])
    return {**os.environ, "PYTHONPATH": os.pathsep.join([home, *filter(None, sys.path)])}
