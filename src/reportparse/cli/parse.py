"""`parse`: each report to its record, or its failure to a line on standard error."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from reportparse.cli.options import Cells, Lang, Output, PdfEngine, Strict
from reportparse.cli.streams import complain_of, read_given, written
from reportparse.diagnostics.complaints import complain
from reportparse.diagnostics.errors import ReportparseError
from reportparse.diagnostics.exit_codes import EXIT_COMPLETE, EXIT_NO_RECORD, EXIT_PARTIAL
from reportparse.diagnostics.language import say
from reportparse.files import folder_of, input_name
from reportparse.sandbox import sandboxed

HELP = say(
    "Parse reports: one FILE as indented JSON, several as one compact record a line.",
    "解析报告：单个文件输出缩进的 JSON，多个文件每行一条记录。",
)


def parse(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help=say(
                "Reports, in the formats that `reportparse formats` lists; - is standard input.",
                "报告，格式见 `reportparse formats`；- 表示标准输入。",
            ),
        ),
    ],
    output: Output = None,
    compact: Annotated[
        bool, typer.Option("--compact", help=say("One line for the record.", "记录输出为一行。"))
    ] = False,
    cells: Cells = False,
    strict: Strict = False,
    pdf_engine: PdfEngine = "auto",
    lang: Lang = None,
) -> None:
    """The command."""
    raise typer.Exit(
        parse_files(files, output, compact=compact, cells=cells, strict=strict, pdf_engine=pdf_engine),
    )


class Parsed(NamedTuple):
    """A record as it is to be printed, and what the exit code and the message need of it."""

    json: bytes
    partial: bool
    checks_failed: int
    errors: tuple[tuple[str, str], ...]


def parse_files(
    files: Sequence[str], output: Path | None, *, compact: bool, cells: bool, strict: bool, pdf_engine: str
) -> int:
    """Parse each file in the sandbox and print its record, or its failure on stderr; the exit code as documented."""
    one_line = compact or len(files) > 1

    def work(file: str) -> Parsed:
        from reportparse.pipeline import record_of
        from reportparse.writers.json import to_json

        data = read_given(file)
        record = record_of(data, input_name(file), cells=cells, pdf_engine=pdf_engine, beside=folder_of(file))
        errors = tuple((it["message"], it["message_zh"]) for it in record["issues"] if it["severity"] == "error")
        json = to_json(record, compact=one_line)
        return Parsed(json, record["status"] == "partial", record["checks"]["failed"], errors)

    codes = {EXIT_COMPLETE}
    with written(output, files) as stream:
        for file, outcome in zip(files, sandboxed(work, files), strict=True):
            if isinstance(outcome, ReportparseError):
                complain_of(file, outcome)
                codes.add(EXIT_NO_RECORD)
                continue
            stream.write(outcome.json)
            if outcome.partial:
                more = f" (+{len(outcome.errors) - 1})" if len(outcome.errors) > 1 else ""
                complain(file, say(*outcome.errors[0]) + more, kind="partial")
            if outcome.partial or (strict and outcome.checks_failed):
                codes.add(EXIT_PARTIAL)
    return EXIT_NO_RECORD if EXIT_NO_RECORD in codes else max(codes)
