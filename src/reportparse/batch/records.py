"""Inputs that are records of ours already: what `parse` and `batch` wrote, with the ledgers that lie beside it.

Nothing is parsed then. Each record is an input of its own, under the name that it gives its source; one that is broken is
named by its file and its place there, and costs itself alone.
"""

from __future__ import annotations

import heapq
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from reportparse.batch.outcome import Failure, Stage
from reportparse.diagnostics.errors import ReportparseError, UnreadableFile
from reportparse.diagnostics.language import Both
from reportparse.files import named_as_records, opened
from reportparse.patterns import regex
from reportparse.readers.archives import Found

if TYPE_CHECKING:
    from reportparse.record.load import Origin

FAILURES, DUPLICATES = ".failures.jsonl", ".duplicates.jsonl"
"""What the ledgers of an output have behind its name."""

MAX_ENTRY_BYTES = 1 << 20

_HEAD_BYTES = 4096
_CELLS = regex(rb'"cells"\s*:\s*\[')  # within a text a quotation mark stands behind a backslash
_NO_RECORDS = Both("it is no .json or .jsonl that begins with one", "不是以记录开头的 .json 或 .jsonl 文件")


@dataclass(frozen=True, slots=True)
class FoundRecord(Found):
    """An input that is a record: its text as `data`, which record of its file it is, and what it was made of."""

    number: int = 0
    origin: Origin = field(kw_only=True)


@dataclass(slots=True)
class WithoutCells:
    """Of the records of a run: how many came without cells, and how many with cells repeat one that came without."""

    n_records: int = 0
    n_left_out: int = 0
    _names: set[str] = field(default_factory=set)

    def see(self, found: FoundRecord, name: str, duplicate_of: str | None) -> None:
        """Take note of a record under the name by which it is listed, and of the one that it repeats."""
        has_cells = _CELLS.search(found.data) is not None
        if duplicate_of is None and not has_cells:
            self.n_records += 1
            self._names.add(name)
        elif has_cells and duplicate_of in self._names:
            self.n_left_out += 1


@dataclass(frozen=True, slots=True)
class FoundTold(Found):
    """An input that a ledger tells of: it failed, or (without a failure) repeats another's content."""

    sha256: str | None = None
    bytes: int | None = None
    failure: Failure | None = None


def holds_records(file: str) -> bool:
    """Whether a file is one of records by its name and its first bytes. Raises UnreadableFile."""
    from reportparse.record.load import looks_like_records  # the models' making takes longer than a report

    if not named_as_records(file):
        return False
    with opened(file) as stream:
        return looks_like_records(stream.read(_HEAD_BYTES))


def is_ledger(file: str) -> bool:
    """Whether a file is a ledger that lies beside its output."""
    ending = next((ending for ending in (FAILURES, DUPLICATES) if file.endswith(ending)), None)
    return ending is not None and Path(file.removesuffix(ending)).exists()


def count_records(file: str) -> int:
    """How many records a file has, from its lines; 1 where it cannot be read."""
    try:
        with opened(file) as stream:
            return sum(block.count(b"\n") for block in iter(lambda: stream.read(1 << 20), b"")) or 1
    except UnreadableFile:
        return 1


def found_records(file: str, label: str) -> Iterator[Found]:
    """The records of a file, those that are broken with what is wrong with them. Raises UnreadableFile, of the file."""
    from reportparse.record.load import origin_of, record_lines

    if not holds_records(file):
        raise UnreadableFile("not-a-record", why=_NO_RECORDS)
    with opened(file) as stream:
        for number, line in enumerate(record_lines(stream), 1):
            try:
                origin = origin_of(line, number)
            except ReportparseError as error:
                yield Found(f"{label}:{number}", error=error, file=file)
            else:
                yield FoundRecord(origin.name, line, file=file, number=number, origin=origin)


def with_ledgers(records: Iterator[Found], output: str) -> Iterator[Found]:
    """The records of an output, and at their places among them what its ledgers tell of the other inputs of that run."""
    place = 1
    for number, told in _told(output):
        while place < number and (record := next(records, None)) is not None:
            yield record
            place += 1
        yield told
        place += 1
    yield from records


def _told(output: str) -> Iterator[tuple[int, Found]]:
    """What both ledgers of an output tell, in the order of the inputs; of an input that both name the failure."""
    last = 0
    both = (_entries(output + ending) for ending in (FAILURES, DUPLICATES))
    for number, told in heapq.merge(*both, key=itemgetter(0)):
        if number != last:
            yield number, told
        last = number


def _entries(ledger: str) -> Iterator[tuple[int, Found]]:
    if not Path(ledger).is_file():
        return
    with opened(ledger) as stream:
        for line in iter(lambda: stream.readline(MAX_ENTRY_BYTES), b""):
            told = _entry(line)
            if told is not None:
                yield told


def _entry(line: bytes) -> tuple[int, Found] | None:
    """An entry of a ledger; None where it is none of ours, or of a version that did not number the inputs."""
    try:
        entry: dict[str, Any] = json.loads(line.decode("utf-8"))
        number, path, sha256, size = (entry[key] for key in ("number", "file", "sha256", "bytes"))
        words = [entry.get(key) for key in ("kind", "message", "message_zh")]
    except (ValueError, RecursionError, LookupError, AttributeError, TypeError):
        return None
    fits = isinstance(number, int) and number > 0 and (size is None or (isinstance(size, int) and 0 <= size < 2**63))
    if not (fits and isinstance(path, str) and all(map(_is_storable, (path, *words, sha256)))):
        return None
    stages = (stage for stage in get_args(Stage) if stage == entry.get("stage"))
    failure = next((Failure(stage, *map(str, words)) for stage in stages), None)
    return number, FoundTold(path, sha256=sha256, bytes=size, failure=failure)


def _is_storable(text: object) -> bool:
    """Whether it is null, or text that can be written: JSON can name halves of characters."""
    return text is None or (isinstance(text, str) and text == text.encode("utf-8", "replace").decode())
