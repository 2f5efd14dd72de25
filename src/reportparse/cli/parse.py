"""`parse`: each report to its record, or its failure to a line on standard error."""

from __future__ import annotations

from typing import Annotated

import typer

from reportparse.cli.options import Cells, Lang, Ocr, Output, PdfEngine, Strict
from reportparse.cli.parsing import parse_files
from reportparse.diagnostics.language import say

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
    ocr: Ocr = True,
    lang: Lang = None,
) -> None:
    """The command."""
    raise typer.Exit(
        parse_files(files, output, compact=compact, cells=cells, strict=strict, pdf_engine=pdf_engine, ocr=ocr),
    )
