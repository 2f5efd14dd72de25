"""What `check` and `compare` do: read documents or records, set them against each other, print the result."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from reportparse.cli.parse import Destination, complain
from reportparse.diagnostics.errors import OverLimit, ReportparseError, UnreadableFile
from reportparse.diagnostics.exit_codes import EXIT_COMPLETE, EXIT_NO_RECORD, EXIT_PARTIAL
from reportparse.diagnostics.language import Language
from reportparse.files import MAX_FILE_BYTES, input_name, read_input
from reportparse.record.load import Record, load_records, looks_like_records, without_text
from reportparse.sandbox import guarded

EXIT_USAGE = 2
RECORD_SUFFIXES = (".json", ".jsonl")


def read_records(file: str) -> Iterator[Record]:
    """The records in a file of ours, or the one that a document makes. Raises a ReportparseError."""
    data = read_input(file)
    if not looks_like_records(data):
        from reportparse.pipeline import record_of

        yield record_of(data, input_name(file))
    elif len(data) > MAX_FILE_BYTES:
        raise OverLimit("too-large", "too many records in one file.", "单个文件中的记录过多。")
    else:
        yield from load_records(io.BytesIO(data))


def check_files(files: Sequence[str], *, as_json: bool, strict: bool, language: Language) -> int:
    """Check each report and the years of each organ; a table or JSON on stdout, the exit code as for `parse`."""
    from reportparse.across.audit import as_dict, audit

    records, errors = _gather(files, lambda file: [without_text(record) for record in read_records(file)], language)
    audited = audit(records)
    if as_json:
        _print_json({**as_dict(audited), "errors": errors})
    else:
        from rich.console import Console

        from reportparse.writers.audit_table import show_findings

        show_findings(audited, Console(), language)
    if errors:
        return EXIT_NO_RECORD
    return EXIT_PARTIAL if audited.partial or (strict and audited.checks_failed) else EXIT_COMPLETE


def compare_files(first: str, second: str, output: Path | None, *, as_json: bool, language: Language) -> int:
    """Show the difference of two reports on stdout, or write it as the page that the output's name asks for."""
    from reportparse.across.comparison import as_dict, compare
    from reportparse.writers.comparison.pages import SUFFIXES, page

    if output is not None and output.suffix.lower() not in SUFFIXES:
        print(f"reportparse: {output}: {', '.join(SUFFIXES)}?", file=sys.stderr)
        return EXIT_USAGE
    records, errors = _gather((first, second), lambda file: list(read_records(file)), language)
    if errors:
        return EXIT_NO_RECORD
    if len(records) != 2:
        error = UnreadableFile("not-a-record", "two reports are compared, one a file.", "每个文件须为一份报告。")
        complain(first if len(records) > 2 else second, error.say(language), error.kind)
        return EXIT_NO_RECORD
    comparison = compare(records[0][1], records[1][1])
    if output is not None:
        with Destination(output) as stream:
            stream.write(page(comparison, output.suffix.lower(), language))
            stream.flush()
    elif as_json:
        _print_json(as_dict(comparison))
    else:
        from rich.console import Console

        from reportparse.writers.comparison.terminal import show_comparison

        show_comparison(comparison, Console(), language)
    return EXIT_COMPLETE


Reading = Callable[[str], list[Record]]


def _gather(
    files: Sequence[str], read: Reading, language: Language
) -> tuple[list[tuple[str, Record]], list[dict[str, str]]]:
    """Records with the names of their files, and for each file without one a line on stderr and its error."""
    records: list[tuple[str, Record]] = []
    errors: list[dict[str, str]] = []
    for file, outcome in zip(files, _outcomes(files, read), strict=True):
        if isinstance(outcome, ReportparseError):
            complain(file, outcome.say(language), outcome.kind)
            errors.append({"file": file, "kind": outcome.kind, "message": outcome.en, "message_zh": outcome.zh})
        else:
            records.extend((file, record) for record in outcome)
    return records, errors


def _outcomes(files: Sequence[str], read: Reading) -> Iterator[list[Record] | ReportparseError]:
    """Each file's records or error, in order. Documents are read under guard; records are JSON, read here."""
    documents = [file for file in files if not file.endswith(RECORD_SUFFIXES)]
    parsed = guarded(read, documents)
    for file in files:
        if not file.endswith(RECORD_SUFFIXES):
            yield next(parsed)
            continue
        try:
            yield read(file)
        except ReportparseError as error:
            yield error


def _print_json(data: dict[str, object]) -> None:
    from reportparse.writers.json import dumps

    sys.stdout.buffer.write(dumps(data).encode("utf-8"))
    sys.stdout.buffer.flush()
