"""Every input by itself, in a fixed order, as it becomes ready: for whoever wants the records and no output of a batch."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportparse.batch.inputs import asked, found_inputs
from reportparse.batch.outcome import Failure, Outcome
from reportparse.batch.store import Store
from reportparse.batch.work import Task
from reportparse.batch.workers import Limits, supervised
from reportparse.diagnostics.errors import ReportparseError, error_as_told


@dataclass(frozen=True, slots=True)
class Each:
    """One input: its record as a line of JSON, or why there is none, or the name of the input that it repeats.

    `file` can be opened: it is the file, or the archive that the input is a member of. `path` is what its record calls it.
    """

    file: str
    path: str
    content: bytes | None = None
    error: ReportparseError | None = None
    duplicate_of: str | None = None


IsRecord = Callable[[bytes], bool]


def each_input(
    arguments: Sequence[str], pattern: Task, limits: Limits, is_record: IsRecord = lambda data: False
) -> Iterator[Each]:
    """Everything in files, folders, globs and archives. `pattern` says how each is read.

    What `is_record` is passed on as it is: nothing is to be read of it. Equal contents are parsed once.
    """
    ready: dict[int, Each] = {}
    files: dict[int, str] = {}
    following = 1
    tasks = _tasks(arguments, ready, files, pattern, is_record)
    for task, outcome in supervised(tasks, limits):
        if not task.settled:
            ready[task.position] = _parsed(task, outcome, files.pop(task.position))
        while following in ready:
            yield ready.pop(following)
            following += 1


def _tasks(
    arguments: Sequence[str], ready: dict[int, Each], files: dict[int, str], pattern: Task, is_record: IsRecord
) -> Iterator[Task]:
    """What workers have to do, and the files that it is of; what needs no worker is ready at once."""
    with Store(None) as store:
        for found in found_inputs(asked(arguments), lambda path: False):
            if found.error is not None:
                found.error.path = found.file
                added = store.add_failed(found.path, Failure.of(found.error, "input"))
                ready[added.position] = Each(found.file, added.path, error=found.error)
            else:
                added = store.add(found.path, found.data)
                if added.duplicate_of is not None:
                    ready[added.position] = Each(found.file, added.path, duplicate_of=added.duplicate_of)
                elif is_record(found.data):
                    ready[added.position] = Each(found.file, added.path, found.data)
                else:
                    files[added.position] = found.file
                    yield replace(pattern, position=added.position, path=added.path, data=found.data)
                    continue
            yield replace(pattern, position=added.position, path=added.path, settled=True)


def _parsed(task: Task, outcome: Outcome, file: str) -> Each:
    if outcome.record is not None:
        return Each(file, task.path, zlib.decompress(outcome.record))
    return Each(file, task.path, error=_error(outcome.failure, file) if outcome.failure else None)


def _error(failure: Failure, file: str) -> ReportparseError:
    error = error_as_told(failure.kind, failure.message, failure.message_zh)
    error.path = file
    return error
