"""Each report to its record, or its failure to a line on standard error: what `parse` does, without its options."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from reportparse.cli.streams import complain_of, complain_partial, errors_of, read_given, written
from reportparse.diagnostics.errors import ReportparseError
from reportparse.diagnostics.exit_codes import EXIT_COMPLETE, EXIT_NO_RECORD, EXIT_PARTIAL
from reportparse.diagnostics.language import Both
from reportparse.files import folder_of, input_name
from reportparse.sandbox import sandboxed


class Parsed(NamedTuple):
    """A record as it is to be printed, and what the exit code and the message need of it."""

    json: bytes
    partial: bool
    checks_failed: int
    errors: tuple[Both, ...]


def parse_files(
    files: Sequence[str],
    output: Path | None = None,
    *,
    compact: bool = False,
    cells: bool = False,
    strict: bool = False,
    pdf_engine: str = "auto",
    ocr: bool = True,
) -> int:
    """Parse each file in the sandbox and print its record, or its failure on stderr; the exit code as documented."""
    one_line = compact or len(files) > 1

    def work(file: str) -> Parsed:
        from reportparse.pipeline import record_of
        from reportparse.writers.json import to_json

        data = read_given(file)
        beside = folder_of(file)
        record = record_of(data, input_name(file), cells=cells, pdf_engine=pdf_engine, ocr=ocr, beside=beside)
        json = to_json(record, compact=one_line)
        return Parsed(json, record["status"] == "partial", record["checks"]["failed"], errors_of(record))

    codes = {EXIT_COMPLETE}
    with written(output, files) as stream:
        for file, outcome in zip(files, sandboxed(work, files), strict=True):
            if isinstance(outcome, ReportparseError):
                complain_of(file, outcome)
                codes.add(EXIT_NO_RECORD)
                continue
            stream.write(outcome.json)
            complain_partial(file, outcome.errors)
            if outcome.partial or (strict and outcome.checks_failed):
                codes.add(EXIT_PARTIAL)
    return EXIT_NO_RECORD if EXIT_NO_RECORD in codes else max(codes)
