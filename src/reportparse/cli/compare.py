"""`compare`: two reports side by side, on a terminal, as JSON or as a page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportparse.cli.options import Json, Lang, Output
from reportparse.cli.records import Gathering
from reportparse.cli.streams import complain_of, complain_partial, errors_of, print_json, written
from reportparse.diagnostics.complaints import complain
from reportparse.diagnostics.errors import UnreadableFile
from reportparse.diagnostics.exit_codes import EXIT_COMPLETE, EXIT_NO_RECORD, EXIT_PARTIAL, EXIT_USAGE
from reportparse.diagnostics.language import LANGUAGE, Both, say

HELP = say(
    "Compare two reports: values side by side, text as a diff; -o writes a page (.html, .docx, .json).",
    "对比两份报告：数值并列，文字逐句比较；-o 可写成网页或 Word 文件（.html、.docx、.json）。",
)


def compare(
    first: Annotated[str, typer.Argument(metavar="A", help=say("A report or a record.", "报告或记录。"))],
    second: Annotated[str, typer.Argument(metavar="B", help=say("Another one.", "另一份。"))],
    output: Output = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """The command."""
    raise typer.Exit(compare_files(first, second, output, as_json=as_json))


def compare_files(first: str, second: str, output: Path | None, *, as_json: bool) -> int:
    """Show the difference of two reports on stdout, or write it as the page that the output's name asks for."""
    from reportparse.across import comparison
    from reportparse.writers.comparison.pages import PAGES, page

    if output is not None and output.suffix.lower() not in PAGES:
        endings = ", ".join(PAGES)
        complain(str(output), say(f"The name must end in {endings}.", f"文件名须以 {endings} 结尾。"))
        return EXIT_USAGE
    gathering = Gathering(cells=True)
    records = list(gathering.few((first, second)))
    if gathering.errors:
        return EXIT_NO_RECORD
    if len(records) != 2:
        error = UnreadableFile(
            "not-a-record", why=Both("two reports are compared, one a file", "比较的是两份报告，每个文件须为一份")
        )
        complain_of(first if len(records) > 2 else second, error)
        return EXIT_NO_RECORD
    compared = comparison.compare(records[0][1], records[1][1])
    for file, record in records:
        complain_partial(file, errors_of(record))
    if output is not None:
        with written(output, (first, second)) as stream:
            stream.write(page(compared, output.suffix.lower(), LANGUAGE))
    elif as_json:
        print_json(comparison.as_dict(compared))
    else:
        from rich.console import Console

        from reportparse.writers.comparison.terminal import show_comparison

        show_comparison(compared, Console(), LANGUAGE)
    return EXIT_PARTIAL if any(record["status"] == "partial" for _, record in records) else EXIT_COMPLETE
