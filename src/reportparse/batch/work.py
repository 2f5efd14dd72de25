"""What a worker process does: parse one file's bytes. This module is all that a worker runs."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
import zlib
from dataclasses import dataclass

from reportparse import sandbox
from reportparse.batch.outcome import Failure, Outcome
from reportparse.diagnostics.errors import ReportparseError
from reportparse.readers import preload
from reportparse.sandbox import Clock, attempt, limit_memory


@dataclass(frozen=True, slots=True)
class Task:
    """One file to parse; `path` is the name that its record gives as source.

    `rows` asks for the rows of the tables instead of the record. What is `settled` needs no worker: it is passed on in
    its turn, with an empty outcome.
    """

    position: int
    path: str
    data: bytes
    cells: bool
    pdf_engine: str = "auto"
    rows: bool = False
    ocr: bool = False
    settled: bool = False


def prepare(megabytes: int) -> None:
    """Bound the process's memory and load what files will need. Runs once when a worker starts."""
    limit_memory(megabytes << 20)
    _die_with_parent()
    logging.disable()  # what libraries murmur about a file; what matters becomes an issue
    import reportparse.pipeline
    import reportparse.writers.json
    import reportparse.writers.tables.row_text  # noqa: F401  (loaded before the first file's clock runs)

    preload()


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


def outcome_of(task: Task) -> Outcome:
    """The outcome of a file without limits: what `work` gives within them."""
    answer = attempt(_parsed, task)
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


def _parsed(task: Task) -> Outcome:
    from reportparse.pipeline import record_of
    from reportparse.writers.json import to_json
    from reportparse.writers.tables.row_text import rows_of_record

    record = record_of(task.data, task.path, cells=task.cells or task.rows, pdf_engine=task.pdf_engine, ocr=task.ocr)
    content = rows_of_record(record) if task.rows else to_json(record, compact=True)
    return Outcome(
        content=zlib.compress(content, 3),
        status=record["status"],
        generation=record["report"]["generation"],
        year=record["report"]["year"],
        checks_failed=record["checks"]["failed"],
        pictures=sum(one["kind"] == "page-is-image" for one in record["issues"]),
    )
