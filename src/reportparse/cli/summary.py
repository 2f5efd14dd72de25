"""`summary`: a page that shows what a batch wrote at a glance."""

from __future__ import annotations

import errno
import hashlib
import re
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import quote

import typer

from reportparse.cli.options import Lang, Opened, Page
from reportparse.cli.streams import complain_of, complain_unwritable, open_page, own_page, written
from reportparse.diagnostics.complaints import complain
from reportparse.diagnostics.errors import ReportparseError, UnreadableFile
from reportparse.diagnostics.exit_codes import EXIT_COMPLETE, EXIT_NO_RECORD, EXIT_USAGE
from reportparse.diagnostics.language import Both, say
from reportparse.files import appearing
from reportparse.patterns import regex

if TYPE_CHECKING:
    from reportparse.across.overview import Overview

BROKEN = "not-a-record"
"""The kind of error of a record that is none of ours."""

MAX_VIEWS = 2_000
"""Views of one summary: each takes a tenth of a second and a tenth of a megabyte."""

_VIEW = regex(r"[0-9a-f]{16}\.html|\.reportparse-.*")
_CHART = regex(r"[a-z_0-9-]+\.(?:svg|png)|\.reportparse-.*")
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
        Path | None,
        typer.Option(
            metavar="DIR",
            help=say(
                "Write each chart as a drawing (.svg) for slides, too, in the folder DIR.",
                "另将每张图写成可放入幻灯片的 .svg 文件，放在文件夹 DIR 中。",
            ),
        ),
    ] = None,
    png: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help=say(
                "The same as pictures (.png), with reportparse[slides].",
                "同上，写成 .png 图片（需安装 reportparse[slides]）。",
            ),
        ),
    ] = None,
    opened: Opened = False,
    lang: Lang = None,
) -> None:
    """The command."""
    raise typer.Exit(summarise(records, output, views=views, charts={"svg": svg, "png": png}, opened=opened))


def summarise(
    records: str,
    output: Path | None,
    *,
    views: bool = False,
    charts: Mapping[str, Path | None] | None = None,
    opened: bool = False,
) -> int:
    """Write the page of an output; where it holds no report there is none, stderr says why, and so does the exit code.

    Broken records are told there and in the page, which is made of the others. `charts` are the folders for drawings of the
    charts, by their kind ("svg", "png").
    """
    from reportparse.across.overview import WANTED, overview
    from reportparse.batch.reading import NO_OUTPUT, Wanted, may_hold_records, rows_of_output
    from reportparse.writers.summary.page import summary_page

    try:
        found = overview(rows_of_output(records, [Wanted(*one) for one in WANTED]))
    except ReportparseError as error:
        complain_of(records, error)
        return EXIT_NO_RECORD
    if not found.reports:
        for one in found.lost:
            complain(one.name, say(one.remark.text.en, one.remark.text.zh), kind=one.remark.kind)
        if not found.lost:
            complain_of(records, UnreadableFile("not-a-record", why=NO_OUTPUT))
        return EXIT_NO_RECORD
    if output is None and opened:
        output = own_page("summary")
    if views and output is None:
        complain(say("--views needs -o PAGE.", "--views 须与 -o PAGE 同用。"))
        return EXIT_USAGE
    if views and not may_hold_records(records):
        complain(records, say(*_NO_VIEWS))
        return EXIT_USAGE
    made = _write_beside(output, records, found, views=views, charts=charts or {})
    with written(output, (records,)) as stream:
        stream.write(summary_page(found, Path(records).name, made))
    if opened and output is not None:
        open_page(output)
    return _told_broken(records, found)


def _told_broken(records: str, found: Overview) -> int:
    """Say in one line that records are broken; the exit code. What a batch could not read is no fault of its output."""
    from reportparse.batch.reading import may_hold_records

    broken = [one for one in found.lost if one.remark.kind == BROKEN] if may_hold_records(records) else []
    if not broken:
        return EXIT_COMPLETE
    first = say(broken[0].remark.text.en, broken[0].remark.text.zh)
    n = len(broken)
    complain(
        records,
        say(f"{n} broken, counted as no report; the first: {first}", f"{n} 条记录损坏，未计入报告；第一条：{first}"),
        kind=BROKEN,
    )
    return EXIT_NO_RECORD


_NO_PICTURES = Both(
    "pictures need pip install 'reportparse[slides]'; --svg does not",
    "生成图片需 pip install 'reportparse[slides]'；--svg 则不需要",
)
_NO_VIEWS = Both(
    "Views are made of records: give the .jsonl or the folder of records.",
    "核对页由记录生成：请给出 .jsonl 或记录文件夹。",
)


def _write_beside(
    output: Path | None, records: str, found: Overview, *, views: bool, charts: Mapping[str, Path | None]
) -> dict[str, str]:
    """Write what lies in folders of its own; from the names of reports to their views, as links.

    Ends the program as wrong usage where one cannot be written.
    """
    try:
        for kind, folder in charts.items():
            if folder is not None:
                _write_charts(kind, folder, found)
        if not views or output is None:
            return {}
        return _write_views(records, _own_folder(output.with_suffix(".views"), _VIEW), found)
    except OSError as error:
        complain_unwritable(str(error.filename or output), error.strerror or str(error))
        raise SystemExit(EXIT_USAGE) from error


def _own_folder(folder: Path, names: re.Pattern[str]) -> Path:
    """A folder for files of ours. Raises FileExistsError where there is anything else in it."""
    folder.mkdir(exist_ok=True)
    if any(not names.fullmatch(there.name) for there in folder.iterdir()):
        raise FileExistsError(errno.EEXIST, say("it holds other files", "文件夹中有其他文件"), str(folder))
    return folder


def _write_charts(kind: str, folder: Path, found: Overview) -> None:
    """Write each chart of the page as a file. Raises OSError where the folder cannot be used, or nothing makes pictures."""
    from reportparse.writers.summary.page import charts_of, drawing_of
    from reportparse.writers.summary.pictures import picture_of

    if kind == "png" and find_spec("resvg_py") is None:
        raise OSError(errno.ENOENT, say(*_NO_PICTURES), str(folder))
    _own_folder(folder, _CHART)
    for chart in (chart for charts in charts_of(found).values() for chart in charts):
        drawing = drawing_of(chart)
        with appearing(folder / f"{chart.key}.{kind}") as part:
            part.write_bytes(picture_of(drawing) if kind == "png" else drawing)


def _write_views(records: str, folder: Path, found: Overview) -> dict[str, str]:
    """Write the view of each report with a finding of its own; from the names of the reports to their pages, as links."""
    from reportparse.batch.reading import records_of
    from reportparse.record.evidence import Evidence
    from reportparse.record.load import load_record
    from reportparse.writers.view.page import view_page

    within = {report.name: [one for one in report.remarks if one.gravity != "years"] for report in found.reports}
    wanted = {name for name, remarks in within.items() if remarks}
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
