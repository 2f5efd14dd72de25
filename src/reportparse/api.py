"""Python use: `parse` for one report, `parse_many` for an archive.

import reportparse

report = reportparse.parse("report.docx")
print(report.report.organ, report.requests.received.total)

if __name__ == "__main__":                      # parse_many starts processes
    for parsed in reportparse.parse_many(["archive/", "more.zip"]):
        if parsed.report is None:
            print(parsed.path, parsed.error or f"same as {parsed.duplicate_of}")
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportparse.diagnostics.errors import ReportparseError, error_as_told
from reportparse.sandbox import MEMORY_BYTES, SECONDS

if TYPE_CHECKING:
    from reportparse.batch.outcome import Failure, Outcome
    from reportparse.batch.work import Task
    from reportparse.record.schema import Report


@dataclass(frozen=True, slots=True)
class ParsedInput:
    """One input of `parse_many`: its report, or the error that says why there is none, or the path that it repeats."""

    path: str
    report: Report | None = None
    error: ReportparseError | None = None
    duplicate_of: str | None = None


def parse(source: str | os.PathLike[str] | bytes, *, name: str | None = None, cells: bool = False) -> Report:
    """The report in a file, or in bytes; `cells` adds every value's raw text, state and place.

    Raises a ReportparseError where there is none. The work is done in this process, without limits of time and memory:
    for files that nobody vouches for, use `parse_many`.
    """
    from reportparse.files import read_input
    from reportparse.pipeline import parse as parse_bytes

    if isinstance(source, bytes):
        return parse_bytes(source, name or "", cells=cells)
    path = Path(source).absolute()
    return parse_bytes(read_input(str(path)), name or path.name, cells=cells)


def parse_many(
    inputs: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    workers: int = 0,
    cells: bool = False,
    seconds: float = SECONDS,
    megabytes: int = MEMORY_BYTES >> 20,
) -> Iterator[ParsedInput]:
    """Everything in files, folders, globs and archives, in a fixed order, as it becomes ready.

    Files are read in processes of their own with bounded time and memory; a bad one costs itself alone. Equal contents
    are parsed once. Processes are spawned: a script must call this under `if __name__ == "__main__":`.
    """
    from reportparse.batch.workers import Limits, supervised

    several = [inputs] if isinstance(inputs, (str, os.PathLike)) else inputs
    arguments = [os.fspath(one) for one in several]
    ready: dict[int, ParsedInput] = {}
    following = 1
    outcomes = supervised(_tasks(arguments, cells, ready), Limits(workers, seconds, megabytes))
    for task, outcome in outcomes:
        if not task.settled:
            ready[task.position] = _parsed(task, outcome)
        while following in ready:
            yield ready.pop(following)
            following += 1


def _tasks(arguments: list[str], cells: bool, ready: dict[int, ParsedInput]) -> Iterator[Task]:
    """What workers have to do; what needs no worker is ready at once."""
    from reportparse.batch.inputs import asked, found_inputs
    from reportparse.batch.outcome import Failure
    from reportparse.batch.store import Store
    from reportparse.batch.work import Task

    with Store(None) as store:
        for found in found_inputs(asked(arguments), lambda path: False):
            if found.error is not None:
                added = store.add_failed(found.path, Failure.of(found.error, "input"))
                ready[added.position] = ParsedInput(added.path, error=found.error)
            else:
                added = store.add(found.path, found.data)
                if added.duplicate_of is None:
                    yield Task(added.position, added.path, found.data, cells)
                    continue
                ready[added.position] = ParsedInput(added.path, duplicate_of=added.duplicate_of)
            yield Task(added.position, added.path, b"", cells, settled=True)


def _parsed(task: Task, outcome: Outcome) -> ParsedInput:
    import simplejson

    from reportparse.record.schema import Report

    if outcome.content is None:
        return ParsedInput(task.path, error=_error(outcome.failure) if outcome.failure else None)
    record = simplejson.loads(zlib.decompress(outcome.content), use_decimal=True)
    return ParsedInput(task.path, Report.model_validate(record))


def _error(failure: Failure) -> ReportparseError:
    return error_as_told(failure.kind, failure.message, failure.message_zh)
