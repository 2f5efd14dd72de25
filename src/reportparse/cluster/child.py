"""The child of an engine's process: `python -m reportparse.cluster.child` walks through archives and supervises workers.

It is a clean program: workers that were spawned by the engine's process would load the engine anew, into their memory.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from reportparse.batch.inputs import contents
from reportparse.batch.outcome import Failure, Outcome
from reportparse.batch.work import Task
from reportparse.batch.workers import NoWorkers, WorkerSlot, through, worker_slots
from reportparse.cluster.spoken import AtEnd, Finished, Given, Parsed, Settings, Unable, Wants
from reportparse.diagnostics.errors import UnreadableFile
from reportparse.files import name_of_its_own
from reportparse.readers.archives import Found


class Part:
    """What one task of an engine hands over: inputs in, what became of them out."""

    def __init__(self, asked: BinaryIO, told: BinaryIO, settings: Settings) -> None:
        self._asked, self._told, self._settings = asked, told, settings
        self._parsed: dict[int, Parsed] = {}
        self._left: Counter[int] = Counter()

    def run(self, slots: list[WorkerSlot]) -> None:
        """Go through all inputs until there is none."""
        for task, outcome in through(slots, self._tasks()):
            parsed = self._parsed.pop(task.position)
            self._say(parsed._replace(outcome=outcome))
            self._one_less(parsed.place)
        self._say(AtEnd())

    def _tasks(self) -> Iterator[Task]:
        """What workers have to do; inputs are asked for when there is room for one."""
        position = 0
        while (given := self._next()) is not None:
            self._left[given.place] += 1  # the walk itself, which may last
            for number, (found, parsed) in enumerate(_walk(given), 1):
                if number in given.told:
                    continue
                if found.error is not None:
                    self._say(parsed._replace(outcome=Outcome(Failure.of(found.error, "input"))))
                    continue
                position += 1
                self._left[given.place] += 1
                self._parsed[position] = parsed
                settings = self._settings
                yield Task(
                    position, parsed.report, found.data, False, settings.pdf_engine, makes=("rows",), ocr=settings.ocr
                )
            self._one_less(given.place)

    def _one_less(self, place: int) -> None:
        self._left[place] -= 1
        if not self._left[place]:
            del self._left[place]
            self._say(Finished(place))

    def _next(self) -> Given | None:
        self._say(Wants())
        given: Given | None = pickle.load(self._asked)  # noqa: S301  (from our own parent, over our own pipe)
        return given

    def _say(self, message: object) -> None:
        pickle.dump(message, self._told)
        self._told.flush()


def _walk(given: Given) -> Iterator[tuple[Found, Parsed]]:
    """What an input holds, each under a name of its own: that of a second member of one name gets a number, as in `batch`."""
    names: set[str] = set()
    for number, found in enumerate(_found(given), 1):
        name = name_of_its_own(found.path, names.__contains__)
        names.add(name)
        member = found.path[len(given.path) + 1 :] if found.path.startswith(f"{given.path}/") else None
        parsed = Parsed(given.place, number, name, member, None, None, Outcome())
        if found.error is None:
            parsed = parsed._replace(sha256=hashlib.sha256(found.data).hexdigest(), n_bytes=len(found.data))
        yield found, parsed


def _found(given: Given) -> Iterator[Found]:
    if given.error is not None:
        return iter([Found(given.path, error=UnreadableFile("not-found", why=given.error))])
    return contents(io.BytesIO(given.content), len(given.content), given.path)


def main() -> None:
    """Work through one part after another, until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the engine's process decides when it ends
    asked, told = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what anything prints is no message
    settings: Settings = pickle.load(asked)  # noqa: S301  (from our own parent, over our own pipe)
    try:
        with worker_slots(settings.limits) as slots:
            while True:
                Part(asked, told, settings).run(slots)
                if not asked.read(1):  # the mark of another part
                    break
    except NoWorkers as error:
        pickle.dump(Unable(str(error)), told)
        told.flush()
    except (EOFError, BrokenPipeError):
        pass
    os._exit(0)  # nothing of it is worth flushing to a parent that is gone


if __name__ == "__main__":
    main()
