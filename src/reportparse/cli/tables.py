"""`tables`: records that were made before into any output, without parsing."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from reportparse.cli.options import Excel, Lang, Outputs, Quiet, Workers
from reportparse.cli.streams import abandon
from reportparse.diagnostics.exit_codes import EXIT_USAGE
from reportparse.diagnostics.language import say

HELP = say(
    "Turn records that were made before into tables, or any output of `batch`, without parsing.",
    "把已有的记录转换为各种表格（或 `batch` 的任一输出），不再解析原文件。",
)


def tables(
    output: Outputs,
    records: Annotated[
        list[str],
        typer.Argument(
            metavar="RECORDS...",
            help=say(
                "Files of records (.jsonl, .json), or folders of them: what `parse` or `batch` wrote, best with --cells.",
                "记录文件（.jsonl、.json）或其文件夹，即 `parse` 或 `batch` 的输出；最好带 --cells 生成。",
            ),
        ),
    ],
    excel: Excel = False,
    workers: Workers = None,
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    """The command."""
    from reportparse.batch.outputs import STDOUT
    from reportparse.batch.run import Order, run
    from reportparse.batch.workers import Limits

    order = Order(tuple(records), tuple(output), excel=excel, quiet=quiet, records="only", limits=Limits(workers or 0))
    code = run(order)
    if code == EXIT_USAGE and STDOUT in output:
        abandon(sys.stdout)
    raise typer.Exit(code)
