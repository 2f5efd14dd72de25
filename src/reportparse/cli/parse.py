"""What the commands do: read inputs under guard, print records, say what failed, choose the exit code."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from reportparse.diagnostics.errors import ReportparseError
from reportparse.diagnostics.exit_codes import EXIT_COMPLETE, EXIT_NO_RECORD, EXIT_PARTIAL
from reportparse.diagnostics.language import Language
from reportparse.files import input_name, read_input
from reportparse.readers import READERS, read
from reportparse.sandbox import guarded


@dataclass(frozen=True, slots=True)
class Parsed:
    """A record as it is to be printed, and what the exit code and the message need of it."""

    json: bytes
    partial: bool
    checks_failed: int
    errors: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Printing:
    """How records are printed and judged: on one line, with cells, failed checks counted, in which language of messages."""

    compact: bool
    cells: bool
    strict: bool
    language: Language


def parse_files(files: Sequence[str], output: Path | None, printing: Printing, pdf_engine: str = "auto") -> int:
    """Parse each file and print its record, or its failure on stderr; the exit code as documented."""
    one_line = printing.compact or len(files) > 1

    def work(file: str) -> Parsed:
        from reportparse.pipeline import record_of
        from reportparse.writers.json import to_json

        record = record_of(read_input(file), input_name(file), cells=printing.cells, pdf_engine=pdf_engine)
        errors = tuple((it["message"], it["message_zh"]) for it in record["issues"] if it["severity"] == "error")
        json = to_json(record, compact=one_line)
        return Parsed(json, record["status"] == "partial", record["checks"]["failed"], errors)

    codes = {EXIT_COMPLETE}
    with Destination(output) as stream:
        for file, outcome in zip(files, guarded(work, files), strict=True):
            if isinstance(outcome, ReportparseError):
                complain(file, outcome.say(printing.language), outcome.kind)
                codes.add(EXIT_NO_RECORD)
                continue
            stream.write(outcome.json)
            if outcome.partial:
                seen = [zh if printing.language == "zh" else en for en, zh in outcome.errors]
                more = f" (+{len(seen) - 1})" if len(seen) > 1 else ""
                complain(file, seen[0] + more, "partial")
            if outcome.partial or (printing.strict and outcome.checks_failed):
                codes.add(EXIT_PARTIAL)
        stream.flush()
    return EXIT_NO_RECORD if EXIT_NO_RECORD in codes else max(codes)


def inspect_file(file: str, language: Language) -> int:
    """Print what the reader saw, for a person."""

    def work(name: str) -> str:
        from reportparse.writers.inspection import show

        return show(read(read_input(name), input_name(name)))

    for outcome in guarded(work, [file]):
        if isinstance(outcome, ReportparseError):
            complain(file, outcome.say(language), outcome.kind)
            return EXIT_NO_RECORD
        sys.stdout.write(outcome)
    return EXIT_COMPLETE


def print_schema(output: Path | None) -> None:
    """Print the JSON Schema of the record."""
    from reportparse.record.schema import json_schema
    from reportparse.writers.json import dumps

    with Destination(output) as stream:
        stream.write(dumps(json_schema()).encode("utf-8"))
        stream.flush()


def print_formats(language: Language) -> None:
    """Print the formats that are read and the forms that are known, from the tables that declare them."""
    from reportparse.forms import FORMS

    for name, reader in READERS.items():
        print(f"{name:10} {reader.what_zh if language == 'zh' else reader.what}")
    for form in FORMS:
        counts = form.name, len(form.places), len(form.identities)
        words = "{} 年格式：{} 个数值，{} 项校验" if language == "zh" else "form of {}: {} values, {} checks"
        print(f"{form.table:10} {words.format(*counts)}")


def complain(file: str, message: str, kind: str) -> None:
    """One line on stderr, whatever the name or the message holds."""
    line = f"reportparse: {file}: {message} [{kind}]"
    print("".join(c if c.isprintable() else "�" for c in line), file=sys.stderr)


class Destination:
    """Standard output, or a file that appears under its name only when it is complete."""

    def __init__(self, output: Path | None) -> None:
        self.output = None if output == Path("-") else output

    def __enter__(self) -> BinaryIO:
        if self.output is None:
            self.stream: BinaryIO = sys.stdout.buffer
            return self.stream
        folder = self.output.parent
        try:
            descriptor, self.temporary = tempfile.mkstemp(prefix=".reportparse-", dir=folder)
        except OSError as error:
            complain(str(self.output), str(error.strerror), "not-writable")
            raise SystemExit(2) from error
        self.stream = os.fdopen(descriptor, "wb")
        return self.stream

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if self.output is None:
            return
        self.stream.close()
        if kind is None and Path(self.temporary).stat().st_size:
            mask = os.umask(0)
            os.umask(mask)
            Path(self.temporary).chmod(0o666 & ~mask)
            Path(self.temporary).replace(self.output)
        else:
            Path(self.temporary).unlink()
