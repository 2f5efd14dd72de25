"""`view`: a page that shows reports as the official form beside the documents that they were read from."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportparse.cli.options import Lang, Ocr, Opened, Page, PdfEngine
from reportparse.cli.streams import complain_of, complain_partial, errors_of, open_page, own_page, read_given, written
from reportparse.diagnostics.complaints import complain
from reportparse.diagnostics.errors import ReportparseError, too_large
from reportparse.diagnostics.exit_codes import EXIT_COMPLETE, EXIT_NO_RECORD, EXIT_PARTIAL, EXIT_USAGE
from reportparse.diagnostics.language import say
from reportparse.files import folder_of, input_name
from reportparse.sandbox import sandboxed

if TYPE_CHECKING:
    from reportparse.record.evidence import Evidence

SECONDS = 30.0
"""Processor time for one file: to draw a page takes a tenth of a second."""
MAX_REPORTS = 60
"""Reports of one page: a browser can show no more at once. An archive has its summary."""

HELP = say(
    "Make a page that shows reports as the official form, beside the documents, with what is in doubt.",
    "生成网页：按规定表式显示报告，与原文件左右对照，并标出存疑之处。",
)


def view(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help=say(
                "Reports, or records that `parse` made (.json, .jsonl); several become tabs, years of one organ a table.",
                "报告，或 `parse` 输出的记录（.json、.jsonl）；多个文件分页显示，同一机关的各年度另列对照表。",
            ),
        ),
    ],
    output: Page = None,
    opened: Opened = False,
    pdf_engine: PdfEngine = "auto",
    ocr: Ocr = True,
    lang: Lang = None,
) -> None:
    """The command."""
    raise typer.Exit(view_files(files, output, opened=opened, pdf_engine=pdf_engine, ocr=ocr))


def view_files(
    files: Sequence[str], output: Path | None, *, opened: bool = False, pdf_engine: str = "auto", ocr: bool = True
) -> int:
    """Write the page of some reports; a file that gives none is a line on stderr, as for `parse`, and so is the exit code."""

    if len(files) > MAX_REPORTS:
        complain(say(f"A page shows {MAX_REPORTS} reports at most.", f"一个网页最多显示 {MAX_REPORTS} 份报告。"))
        return EXIT_USAGE

    def work(file: str) -> list[Evidence]:
        return list(_evidences(file, pdf_engine=pdf_engine, ocr=ocr))

    found: list[Evidence] = []
    code = EXIT_COMPLETE
    for file, outcome in zip(files, sandboxed(work, files, seconds=SECONDS), strict=True):
        if isinstance(outcome, ReportparseError):
            complain_of(file, outcome)
            code = EXIT_NO_RECORD
            continue
        for evidence in outcome:
            complain_partial(file, errors_of(evidence.record))
        found += outcome
    if not found:
        return EXIT_NO_RECORD
    from reportparse.writers.view.page import view_page

    if opened and output is None:
        output = own_page("view")
    with written(output, files) as stream:
        stream.write(view_page(found))
    if opened and output is not None:
        open_page(output)
    partial = any(evidence.record["status"] == "partial" for evidence in found)
    return EXIT_PARTIAL if partial and code == EXIT_COMPLETE else code


def _evidences(file: str, *, pdf_engine: str, ocr: bool) -> Iterator[Evidence]:
    """What a file gives: a report with its document, or the records that it holds. Raises a ReportparseError."""
    from reportparse.pipeline import evidence_of
    from reportparse.record.evidence import Evidence
    from reportparse.record.load import load_records, looks_like_records

    data = read_given(file)
    if looks_like_records(data):
        for number, record in enumerate(load_records(io.BytesIO(data)), 1):
            if number > MAX_REPORTS:
                raise too_large(MAX_REPORTS, "reports in one page", "份报告（一个网页）")
            yield Evidence(record)
    else:
        yield evidence_of(data, input_name(file), pdf_engine=pdf_engine, ocr=ocr, beside=folder_of(file))
