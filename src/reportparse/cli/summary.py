"""`summary`: a page that shows what a batch wrote at a glance."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportparse.cli.options import Lang
from reportparse.cli.streams import complain_of, written
from reportparse.diagnostics.complaints import complain
from reportparse.diagnostics.errors import ReportparseError
from reportparse.diagnostics.exit_codes import EXIT_COMPLETE, EXIT_NO_RECORD
from reportparse.diagnostics.language import say

HELP = say(
    "Make a page of an archive: what is there and what is missing, organ by organ and year by year; what does not add up.",
    "生成档案汇总网页：各机关各年度有无报告、申请办理结果、勾稽不符之处。",
)


def summary(
    records: Annotated[
        str,
        typer.Argument(
            metavar="OUT",
            help=say(
                "What `batch` wrote: .jsonl, .duckdb, .sqlite, .parquet, or a folder of records or of Parquet.",
                "`batch` 的输出：.jsonl、.duckdb、.sqlite、.parquet，或记录、Parquet 文件夹。",
            ),
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PAGE",
            help=say(
                "Write the page to PAGE (.html) instead of standard output.",
                "写入网页文件 PAGE（.html），而不是标准输出。",
            ),
        ),
    ] = None,
    lang: Lang = None,
) -> None:
    """The command."""
    raise typer.Exit(summarise(records, output))


def summarise(records: str, output: Path | None) -> int:
    """Write the page of an output; where it holds no report there is none, stderr says why, and so does the exit code."""
    from reportparse.across.overview import WANTED, overview
    from reportparse.batch.reading import Wanted, rows_of_output
    from reportparse.writers.summary.page import summary_page

    try:
        found = overview(rows_of_output(records, [Wanted(*one) for one in WANTED]))
    except ReportparseError as error:
        complain_of(records, error)
        return EXIT_NO_RECORD
    for one in found.lost if not found.reports else ():
        complain(one.name, say(one.finding.en, one.finding.zh), kind=one.finding.kind)
    if not found.reports:
        return EXIT_NO_RECORD
    with written(output, (records,)) as stream:
        stream.write(summary_page(found, Path(records).name))
    return EXIT_COMPLETE
