"""`summary`: a page that shows what a batch wrote at a glance."""

from __future__ import annotations

import errno
import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import quote

import typer

from reportparse.cli.options import Lang, Opened, Page
from reportparse.cli.streams import complain_of, complain_unwritable, open_page, own_page, written
from reportparse.diagnostics.complaints import complain
from reportparse.diagnostics.errors import ReportparseError
from reportparse.diagnostics.exit_codes import EXIT_COMPLETE, EXIT_NO_RECORD, EXIT_USAGE
from reportparse.diagnostics.language import Both, say
from reportparse.files import appearing
from reportparse.patterns import regex

if TYPE_CHECKING:
    from reportparse.across.overview import Overview

MAX_VIEWS = 2_000
"""Views of one summary: each takes a tenth of a second and a tenth of a megabyte."""

_VIEW = regex(r"[0-9a-f]{16}\.html|\.reportparse-.*")
_CHART = regex(r"[a-z_0-9-]+\.svg|\.reportparse-.*")
"""What our folders hold; the last is left where a run was killed."""

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
    output: Page = None,
    views: Annotated[
        bool,
        typer.Option(
            "--views",
            help=say(
                f"Make a view of each report in which something does not add up, {MAX_VIEWS:,} at most, in the folder"
                " PAGE.views, and link to it; OUT must hold records.",
                f"为每份有不符之处的报告生成核对页（至多 {MAX_VIEWS:,} 份），放在文件夹 PAGE.views 中并链接；OUT 须为记录。",
            ),
        ),
    ] = False,
    svg: Annotated[
        bool,
        typer.Option(
            "--svg",
            help=say(
                "Write each chart as a drawing (.svg) for slides, too, in the folder PAGE.charts.",
                "另将每张图写成可放入幻灯片的 .svg 文件，放在文件夹 PAGE.charts 中。",
            ),
        ),
    ] = False,
    opened: Opened = False,
    lang: Lang = None,
) -> None:
    """The command."""
    raise typer.Exit(summarise(records, output, views=views, svg=svg, opened=opened))


def summarise(
    records: str, output: Path | None, *, views: bool = False, svg: bool = False, opened: bool = False
) -> int:
    """Write the page of an output; where it holds no report there is none, stderr says why, and so does the exit code."""
    from reportparse.across.overview import WANTED, overview
    from reportparse.batch.reading import Wanted, may_hold_records, rows_of_output
    from reportparse.writers.summary.page import summary_page

    try:
        found = overview(rows_of_output(records, [Wanted(*one) for one in WANTED]))
    except ReportparseError as error:
        complain_of(records, error)
        return EXIT_NO_RECORD
    if not found.reports:
        for one in found.lost:
            complain(one.name, say(one.finding.en, one.finding.zh), kind=one.finding.kind)
        return EXIT_NO_RECORD
    if output is None and opened:
        output = own_page("summary")
    if (views or svg) and output is None:
        complain(say("--views and --svg need -o PAGE.", "--views、--svg 须与 -o PAGE 同用。"))
        return EXIT_USAGE
    if views and not may_hold_records(records):
        complain(records, say(*_NO_VIEWS))
        return EXIT_USAGE
    made = _write_beside(output, records, found, views=views, svg=svg) if output is not None else {}
    with written(output, (records,)) as stream:
        stream.write(summary_page(found, Path(records).name, made))
    if opened and output is not None:
        open_page(output)
    return EXIT_COMPLETE


_NO_VIEWS = Both(
    "Views are made of records: give the .jsonl or the folder of records.",
    "核对页由记录生成：请给出 .jsonl 或记录文件夹。",
)


def _write_beside(output: Path, records: str, found: Overview, *, views: bool, svg: bool) -> dict[str, str]:
    """Write what lies in folders beside the page; from the names of reports to their views, as links.

    Ends the program as wrong usage where one cannot be written.
    """
    try:
        if svg:
            _write_charts(_own_folder(output.with_suffix(".charts"), _CHART), found)
        return _write_views(records, _own_folder(output.with_suffix(".views"), _VIEW), found) if views else {}
    except OSError as error:
        complain_unwritable(str(error.filename or output), error.strerror or str(error))
        raise SystemExit(EXIT_USAGE) from error


def _own_folder(folder: Path, names: re.Pattern[str]) -> Path:
    """A folder for files of ours. Raises FileExistsError where there is anything else in it."""
    folder.mkdir(exist_ok=True)
    if any(not names.fullmatch(there.name) for there in folder.iterdir()):
        raise FileExistsError(errno.EEXIST, say("it holds other files", "文件夹中有其他文件"), str(folder))
    return folder


def _write_charts(folder: Path, found: Overview) -> None:
    """Write each chart of the page as a file."""
    from reportparse.writers.summary.page import charts_of, drawing_of

    for charts in charts_of(found).values():
        for chart in charts:
            with appearing(folder / f"{chart.key}.svg") as part:
                part.write_bytes(drawing_of(chart))


def _write_views(records: str, folder: Path, found: Overview) -> dict[str, str]:
    """Write the view of each report with a finding; from the names of the reports to their pages, as links."""
    from reportparse.batch.reading import records_of
    from reportparse.record.evidence import Evidence
    from reportparse.record.load import load_record
    from reportparse.writers.view.page import view_page

    wanted = {report.name for report in found.reports if report.findings}
    if len(wanted) > MAX_VIEWS:
        complain(
            say(
                f"Views are made of {MAX_VIEWS:,} reports of {len(wanted):,}.",
                f"{len(wanted):,} 份中只生成 {MAX_VIEWS:,} 份核对页。",
            )
        )
    made: dict[str, str] = {}
    for name, data in records_of(records):
        if name not in wanted:
            continue
        if len(made) >= MAX_VIEWS:
            break
        page = hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:16] + ".html"
        with appearing(folder / page) as part:
            part.write_bytes(view_page([Evidence(load_record(data))]))
        made[name] = f"./{quote(folder.name)}/{page}"
    return made
