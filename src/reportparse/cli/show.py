"""`show`: a record as tables, for a person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from reportparse.cli.options import Lang
from reportparse.cli.records import Gathering
from reportparse.diagnostics.exit_codes import EXIT_COMPLETE, EXIT_NO_RECORD, EXIT_PARTIAL
from reportparse.diagnostics.language import LANGUAGE, say

HELP = say(
    "Show reports as tables: who and when, what is wrong, the facts, each table as the form lays it out.",
    "以表格显示报告：机关与年度、不符之处、基本信息，以及按官方格式排列的各表。",
)


def show(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...", help=say("Reports, or records (.json, .jsonl).", "报告或记录（.json、.jsonl）。")
        ),
    ],
    lang: Lang = None,
) -> None:
    """The command."""
    raise typer.Exit(show_files(files))


def show_files(files: Sequence[str]) -> int:
    """Show each record on stdout, one after the other; the exit code as for `parse`."""
    from rich.console import Console

    from reportparse.writers.show import show_record

    console = Console(highlight=False)
    gathering = Gathering(cells=True)
    partial = False
    for number, (file, record) in enumerate(gathering.few(files)):
        if number:
            console.print()
        show_record(file, record, console, LANGUAGE)
        partial |= record["status"] == "partial"
    if gathering.errors:
        return EXIT_NO_RECORD
    return EXIT_PARTIAL if partial else EXIT_COMPLETE
