"""The records that `check` and `compare` are given: made of documents in the sandbox, or read from files of ours."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from glob import has_magic
from pathlib import Path
from typing import TYPE_CHECKING

from reportparse.cli.streams import complain_of, read_given
from reportparse.diagnostics.errors import OverLimit, ReportparseError
from reportparse.files import input_name, named_as_records
from reportparse.sandbox import sandboxed

if TYPE_CHECKING:
    from reportparse.record.evidence import Evidence
    from reportparse.record.load import Record

FEW = 8
"""Documents that are read one after the other; more are worth the start of worker processes."""

Keep = Callable[["Record"], "Record"]
"""What is kept of a record in memory."""


@dataclass(slots=True)
class Gathering:
    """Records one by one; what gave none, which is said on stderr as it is met, and how many files repeat another.

    `workers` processes read what is many (0: one a core); `ocr` reads pages that are pictures, None where files are few.
    `with_document` asks for the document, too, where there is one alone: it is then the `evidence`.
    """

    workers: int | None = None
    ocr: bool | None = None
    quiet: bool = False
    cells: bool = False
    keep: Keep = lambda record: record
    with_document: bool = False
    evidence: Evidence | None = None
    errors: list[tuple[str, ReportparseError]] = field(default_factory=list)
    repeated: int = 0

    def everything(self, inputs: Sequence[str]) -> Iterator[tuple[str, Record]]:
        """The records of files, folders, globs and archives, with the names of their files.

        A few files are read here, one after the other; more, folders, globs and archives of several reports by workers.
        """
        documents = [one for one in inputs if not named_as_records(one)]
        if (self.workers is not None and len(inputs) > 1) or len(documents) > FEW or any(map(_is_many, inputs)):
            yield from self._many(inputs)
            return
        yield from self.few(inputs, opens_archives=True)

    def few(self, files: Sequence[str], *, opens_archives: bool = False) -> Iterator[tuple[str, Record]]:
        """The records of files. An archive holds one report; `opens_archives`: one that holds several is gone through."""
        for file, outcome in zip(files, self._outcomes(files), strict=True):
            if not isinstance(outcome, ReportparseError):
                self.evidence = outcome[0] if len(files) == len(outcome) == 1 else None
                yield from ((file, evidence.record) for evidence in outcome)
            elif opens_archives and _is_archive_of_several(file, outcome):
                yield from self._many([file])
            else:
                self._fail(file, outcome)

    def _many(self, inputs: Sequence[str]) -> Iterator[tuple[str, Record]]:
        """The records of everything in some inputs, each read in a worker process."""
        from reportparse.batch.each import each_input
        from reportparse.batch.inputs import absolute, asked, listed_files
        from reportparse.batch.progress import shown_progress
        from reportparse.batch.work import Task
        from reportparse.batch.workers import Limits
        from reportparse.readers import OWN_RESULT
        from reportparse.record.load import load_records, looks_like_records

        named = {*map(absolute, inputs)}
        pattern = Task(0, "", b"", self.cells, ocr=bool(self.ocr))
        with shown_progress(quiet=self.quiet) as progress:
            progress.total(sum(1 for _ in listed_files(asked(inputs), lambda path: False)))
            for each in each_input(inputs, pattern, Limits(self.workers or 0), looks_like_records):
                progress.step()
                if each.error is not None:
                    is_named = each.file in named
                    self._fail(each.path, each.error, counts=is_named or each.error.kind != OWN_RESULT)
                self.repeated += each.duplicate_of is not None
                if each.content is None:
                    continue
                try:
                    yield from ((each.path, record) for record in load_records(io.BytesIO(each.content)))
                except ReportparseError as error:
                    self._fail(each.path, error)

    def _fail(self, file: str, error: ReportparseError, *, counts: bool = True) -> None:
        """Say why a file gave no record. What lies in a folder and is a result of ours does not count."""
        complain_of(file, error)
        if counts:
            self.errors.append((file, error))

    def _outcomes(self, files: Sequence[str]) -> Iterator[list[Evidence] | ReportparseError]:
        """Each file's records or error, in order. Documents are read in the sandbox; records are JSON, read here."""
        parsed = sandboxed(self._evidences, [file for file in files if not named_as_records(file)])
        for file in files:
            if not named_as_records(file):
                yield next(parsed)
                continue
            try:
                yield self._evidences(file)
            except ReportparseError as error:
                yield error

    def _evidences(self, file: str) -> list[Evidence]:
        """The records in a file of ours, or the one that a document makes, whatever its ending. Raises a ReportparseError."""
        from reportparse.record.evidence import Evidence
        from reportparse.record.load import load_records, looks_like_records

        data, name, ocr = read_given(file), input_name(file), self.ocr is not False
        if looks_like_records(data):
            return [Evidence(self.keep(record)) for record in load_records(io.BytesIO(data))]
        from reportparse.pipeline import evidence_of, record_of

        if self.with_document:
            return [evidence_of(data, name, ocr=ocr, pictures=False)]
        return [Evidence(self.keep(record_of(data, name, cells=self.cells, ocr=ocr)))]


def _is_many(argument: str) -> bool:
    """Whether an input stands for several: a folder, or a glob that no file is called by."""
    return Path(argument).is_dir() or (has_magic(argument) and not os.path.lexists(argument))


def _is_archive_of_several(file: str, error: ReportparseError) -> bool:
    """Whether a file is a zip or a tar that holds more than the one report that a file is to hold, or than may be at once."""
    if error.kind != "several-in-one" and not isinstance(error, OverLimit):
        return False
    from reportparse.files import opened
    from reportparse.readers.archives import opener

    try:
        with opened(file) as stream:
            return opener(stream) is not None
    except ReportparseError:
        return False
