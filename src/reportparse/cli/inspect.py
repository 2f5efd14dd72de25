"""`inspect`: what the reader saw in a file, for a person."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from reportparse.cli.options import Lang
from reportparse.cli.streams import complain_of, read_given
from reportparse.diagnostics.errors import ReportparseError
from reportparse.diagnostics.exit_codes import EXIT_COMPLETE, EXIT_NO_RECORD
from reportparse.diagnostics.language import say
from reportparse.files import input_name
from reportparse.sandbox import sandboxed

HELP = say(
    "Show what the reader saw in FILE: its blocks and the grids of its tables.",
    "显示读取到的内容：段落与表格网格。",
)


def inspect(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help=say("A document; - is standard input.", "文件；- 表示标准输入。"))
    ],
    lang: Lang = None,
) -> None:
    """The command."""

    def work(name: str) -> str:
        from reportparse.readers import read
        from reportparse.writers.inspection import show

        data = read_given(name)
        return show(read(data, input_name(name)))

    (outcome,) = sandboxed(work, [file])
    if isinstance(outcome, ReportparseError):
        complain_of(file, outcome)
        raise typer.Exit(EXIT_NO_RECORD)
    sys.stdout.write(outcome)
    raise typer.Exit(EXIT_COMPLETE)
