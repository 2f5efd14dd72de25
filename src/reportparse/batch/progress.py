"""How far the run is, on stderr: a bar in a terminal, a line now and then elsewhere, nothing with --quiet."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from reportparse.diagnostics.language import say

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress

LINE_SECONDS = 10.0


class Progress(Protocol):
    """Told of every input that is done."""

    def total(self, files: int) -> None:
        """So many there are to do, as far as is known: archives turn out to hold more."""

    def step(self) -> None:
        """One more is done."""


@contextmanager
def shown_progress(*, quiet: bool) -> Iterator[Progress]:
    """The progress to tell, shown as the surroundings allow."""
    if quiet:
        yield Silent()
    elif sys.stderr.isatty():
        with _bar() as bar:
            yield bar
    else:
        yield LogLines()


class Silent:
    """Says nothing."""

    def total(self, files: int) -> None:
        """Nothing."""

    def step(self) -> None:
        """Nothing."""


class LogLines:
    """A plain line every so often, for logs."""

    def __init__(self) -> None:
        self._files = self._done = 0
        self._began = self._said = time.monotonic()

    def total(self, files: int) -> None:
        """Remember the number of files."""
        self._files = files

    def step(self) -> None:
        """Count, and speak when it is time."""
        self._done += 1
        now = time.monotonic()
        if now - self._said < LINE_SECONDS:
            return
        self._said = now
        rate = self._done / (now - self._began)
        self._files = max(self._files, self._done)
        left = (self._files - self._done) / rate / 60
        print(
            say(
                f"reportparse: {self._done:,} of {self._files:,} files, {rate:.1f} per second, {left:.0f} min left",
                f"reportparse：已处理 {self._done:,}/{self._files:,} 个文件，每秒 {rate:.1f} 个，约剩 {left:.0f} 分钟",
            ),
            file=sys.stderr,
            flush=True,
        )


class Bar:
    """A bar with the rate and the time left."""

    def __init__(self, shown: RichProgress) -> None:
        self._shown, self._task = shown, shown.add_task("", total=None, rate="")

    def total(self, files: int) -> None:
        """Remember the number of files."""
        self._shown.update(self._task, total=files)

    def step(self) -> None:
        """Move on."""
        self._shown.advance(self._task)
        task = self._shown.tasks[0]
        total = max(task.total or 0, task.completed)
        self._shown.update(self._task, total=total, rate=f"{task.speed:.1f}/s" if task.speed else "")


@contextmanager
def _bar() -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as RichProgress

    rate = TextColumn("{task.fields[rate]}")
    columns = (BarColumn(), MofNCompleteColumn(), rate, TimeElapsedColumn(), TimeRemainingColumn())
    with RichProgress(*columns, console=Console(stderr=True), transient=True) as shown:
        yield Bar(shown)
