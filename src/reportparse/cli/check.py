"""`check`: what does not add up within reports and between the years of an organ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportparse.cli.options import Json, Lang, Quiet, Strict, Workers
from reportparse.cli.records import Gathering
from reportparse.cli.streams import complain_of, print_json, written
from reportparse.diagnostics.errors import ReportparseError, UnwritableOutput
from reportparse.diagnostics.exit_codes import EXIT_COMPLETE, EXIT_NO_RECORD, EXIT_PARTIAL, EXIT_USAGE
from reportparse.diagnostics.language import LANGUAGE, say

if TYPE_CHECKING:
    from reportparse.across.audit import Audit
    from reportparse.record.load import Record

HELP = say(
    "Show what does not add up: within each report, and between consecutive years of the same organ.",
    "列出核对不符之处：报告内部，以及同一机关相邻年度之间。",
)


def check(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help=say(
                "Reports, or records that `parse` made (.json, .jsonl), of any organs and years; folders, globs, zips.",
                "报告，或 `parse` 输出的记录（.json、.jsonl），可含多个机关和年度；也可以是文件夹、通配符、压缩包。",
            ),
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="RESULT",
            help=say(
                "Write the list to RESULT (.docx, .xlsx, .html); of one file with its tables marked and commented.",
                "把问题清单写入 RESULT（.docx、.xlsx、.html）；单个文件另附标记副本：有问题的单元格着色并加批注。",
            ),
        ),
    ] = None,
    as_json: Json = False,
    strict: Strict = False,
    workers: Workers = None,
    ocr: Annotated[
        bool | None,
        typer.Option(
            "--ocr/--no-ocr",
            help=say(
                "Read pages that are pictures (with reportparse[ocr]); by default of a few files, not of folders.",
                "读取图片页面（需安装 reportparse[ocr]）；默认少量文件读取，文件夹不读取。",
            ),
        ),
    ] = None,
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    """The command."""
    gathering = Gathering(workers, ocr, quiet)
    raise typer.Exit(check_files(files, output, as_json=as_json, strict=strict, gathering=gathering))


def check_files(
    files: Sequence[str],
    output: Path | None = None,
    *,
    as_json: bool,
    strict: bool,
    gathering: Gathering | None = None,
) -> int:
    """Check each report and the years of each organ; findings or JSON on stdout, or a result in a file.

    `gathering` says how the inputs are read. The exit code is as for `parse`.
    """
    gathered = gathering or Gathering()
    if output is None:
        audited = _audited(files, gathered)
        _show(audited, as_json=as_json, quiet=gathered.quiet)
        return _code(audited, strict=strict)
    from reportparse.writers.findings.result import result_of
    from reportparse.writers.findings.results import refuse_ending, result_file

    suffix = output.suffix.lower()
    try:
        refuse_ending(suffix)
    except UnwritableOutput as error:
        complain_of(str(output), error)
        return EXIT_USAGE
    with written(output, list(_all_files(files, output))) as stream:
        gathered.with_document = len(files) == 1
        audited = _audited(files, gathered)
        stream.write(result_file(result_of(audited, gathered.evidence), suffix, LANGUAGE))
    if as_json:
        _show(audited, as_json=True, quiet=True)
    return _code(audited, strict=strict)


def _all_files(files: Sequence[str], output: Path) -> Iterator[str]:
    """Every file that is read: none of them is to be written over, but an earlier result that lies in a folder."""
    from reportparse.batch.inputs import absolute, asked, listed_files

    yield from files
    given = asked([file for file in files if file != "-"])
    earlier = absolute(output) if _is_result(output) else None
    yield from (listed.file for listed in listed_files(given, lambda path: path == earlier))


def _is_result(output: Path) -> bool:
    """Whether a file is a result that an earlier run wrote."""
    from reportparse.files import read_input
    from reportparse.readers import is_own_result

    try:
        return output.is_file() and is_own_result(read_input(str(output)))
    except ReportparseError:
        return False


def _audited(files: Sequence[str], gathered: Gathering) -> Audit:
    from reportparse.across.audit import audit
    from reportparse.record.load import without_text

    def keep(record: Record) -> Record:
        return {**without_text(record), "cells": record.get("cells")}

    gathered.cells, gathered.keep = True, keep
    return audit(gathered.everything(files), gathered.errors, lambda: gathered.repeated)


def _show(audited: Audit, *, as_json: bool, quiet: bool) -> None:
    if as_json:
        from reportparse.across.audit import as_dict

        failed = [{"file": file, "kind": it.kind, "message": it.en, "message_zh": it.zh} for file, it in audited.unread]
        print_json({**as_dict(audited), "errors": failed})
        return
    from rich.console import Console

    from reportparse.writers.findings.terminal import show_audit

    show_audit(audited, Console(), None if quiet else Console(stderr=True), LANGUAGE)


def _code(audited: Audit, *, strict: bool) -> int:
    if audited.unread:
        return EXIT_NO_RECORD
    return EXIT_PARTIAL if audited.partial or (strict and audited.checks_failed) else EXIT_COMPLETE
