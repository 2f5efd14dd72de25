"""What a worker process does: parse one file's bytes. This module is all that a worker runs."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from reportparse import sandbox
from reportparse.batch.outcome import Failure, Outcome
from reportparse.diagnostics.errors import ReportparseError
from reportparse.readers import preload
from reportparse.sandbox import Clock, attempt, limit_memory
from reportparse.writers import Content


@dataclass(frozen=True, slots=True)
class Task:
    """One file to parse; `path` is the name that its record gives as source.

    `makes` says what the outputs are made of. Where the data are a record already, nothing is parsed: `given` is its number
    in its file. What is `settled` needs no worker: it is passed on in its turn, with an empty outcome.
    """

    position: int
    path: str
    data: bytes
    cells: bool
    pdf_engine: str = "auto"
    makes: tuple[Content, ...] = ("records",)
    ocr: bool = False
    settled: bool = False
    given: int = 0


QUICKLY = 1
"""How much effort is made to pack what soon is written: more packs a twentieth smaller, in half as much time again."""

Work = Callable[[Task, float], Outcome]
"""What a worker does with a task, within so many seconds."""


def prepare(megabytes: int) -> None:
    """Bound the process's memory and load what files will need. Runs once when a worker starts."""
    prepare_for_records(megabytes)
    import reportparse.pipeline  # noqa: F401  (loaded before the first file's clock runs)

    preload()


def prepare_for_records(megabytes: int) -> None:
    """The same where the first files are records already: the readers are left to the first document, if one comes."""
    limit_memory(megabytes << 20)
    _die_with_parent()
    logging.disable()  # what libraries murmur about a file; what matters becomes an issue
    sandbox.hush()
    import reportparse.record.load
    import reportparse.writers.json
    import reportparse.writers.tables.kept  # noqa: F401


def work(task: Task, seconds: float) -> Outcome:
    """Parse one file; whatever it raises becomes a failure. Only the process's own end is left to its supervisor."""
    clock = Clock(seconds)
    sandbox.after_picture()
    if hasattr(signal, "setitimer"):
        clock.start()
        sandbox.works_under(clock)
    try:
        return outcome_of(task)
    finally:
        if hasattr(signal, "setitimer"):
            clock.stop()


def work_through(work: Work, tasks: Sequence[Task], seconds: float) -> list[Outcome]:
    """The outcomes of files one after another, each within its own limits; none behind one that takes the memory."""
    outcomes = []
    for task in tasks:
        outcomes.append(work(task, seconds))
        if not is_sound(outcomes[-1]):
            break
    return outcomes


def is_sound(outcome: Outcome) -> bool:
    """Whether the process came through the file well enough to be given another."""
    return outcome.failure is None or outcome.failure.kind != "too-much-memory"


def outcome_of(task: Task) -> Outcome:
    """The outcome of a file without limits: what `work` gives within them."""
    answer = attempt(_made, task)
    return Outcome(Failure.of(answer)) if isinstance(answer, ReportparseError) else answer


def _die_with_parent() -> None:
    """Let a thread wait for the end of the parent, and end this process with it."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def wait() -> None:
        parent.join()
        os.kill(
            os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM)
        )  # Windows has no SIGKILL, and ends it by either

    threading.Thread(target=wait, daemon=True).start()


def _made(task: Task) -> Outcome:
    from reportparse.record.rows import entries_of
    from reportparse.record.strangers import checked_entries
    from reportparse.writers.tables.kept import rows_of_entries

    record = _given(task) if task.given else _parsed(task)
    entries = checked_entries(record) if task.given else entries_of(record) if "rows" in task.makes else ()
    rows = rows_of_entries(task.path, entries) if "rows" in task.makes else None
    if not (task.cells or task.given):
        record.pop("cells", None)
    line = _line(task, record) if "records" in task.makes else None
    return Outcome(
        record=None if line is None else zlib.compress(line, QUICKLY),
        rows=None if rows is None else zlib.compress(rows, QUICKLY),
        status=record["status"],
        generation=record["report"]["generation"],
        year=record["report"]["year"],
        checks_failed=record["checks"]["failed"],
        pictures=sum(one["kind"] == "page-is-image" for one in record["issues"]),
    )


def _line(task: Task, record: dict[str, Any]) -> bytes:
    """The record's line of JSON; of one that was read back in a tenth of the time."""
    from reportparse.record.verbatim import verbatim
    from reportparse.writers.json import to_json

    if task.given:
        with suppress(ValueError):  # half a character, which `to_json` can write
            return verbatim(record)
    return to_json(record, compact=True)


def _parsed(task: Task) -> dict[str, Any]:
    from reportparse.pipeline import record_of

    cells = task.cells or "rows" in task.makes  # a row of `values` is made of a cell
    return record_of(task.data, task.path, cells=cells, pdf_engine=task.pdf_engine, ocr=task.ocr)


def _given(task: Task) -> dict[str, Any]:
    """The record that the data are, under the name by which it is listed."""
    from reportparse.record.load import load_record

    record = load_record(task.data, task.given)
    return {**record, "source": {**record["source"], "name": task.path}}
