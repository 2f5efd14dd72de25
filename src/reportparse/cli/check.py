"""`check`: what does not add up within reports and between the years of an organ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from reportparse.cli.options import Json, Lang, Quiet, Strict, Workers
from reportparse.cli.records import Gathering
from reportparse.cli.streams import print_json
from reportparse.diagnostics.exit_codes import EXIT_COMPLETE, EXIT_NO_RECORD, EXIT_PARTIAL
from reportparse.diagnostics.language import LANGUAGE, say

if TYPE_CHECKING:
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
    raise typer.Exit(check_files(files, as_json=as_json, strict=strict, gathering=gathering))


def check_files(files: Sequence[str], *, as_json: bool, strict: bool, gathering: Gathering | None = None) -> int:
    """Check each report and the years of each organ; findings or JSON on stdout, the exit code as for `parse`.

    `gathering` says how the inputs are read.
    """
    from reportparse.across.audit import as_dict, audit
    from reportparse.record.load import without_text

    def keep(record: Record) -> Record:
        return {**without_text(record), "cells": record.get("cells")}

    gathered = gathering or Gathering()
    gathered.cells, gathered.keep = True, keep
    audited = audit(gathered.everything(files), gathered.errors, lambda: gathered.repeated)
    if as_json:
        failed = [{"file": file, "kind": it.kind, "message": it.en, "message_zh": it.zh} for file, it in audited.unread]
        print_json({**as_dict(audited), "errors": failed})
    else:
        from rich.console import Console

        from reportparse.writers.findings.terminal import show_audit

        show_audit(audited, Console(), None if gathered.quiet else Console(stderr=True), LANGUAGE)
    if audited.unread:
        return EXIT_NO_RECORD
    return EXIT_PARTIAL if audited.partial or (strict and audited.checks_failed) else EXIT_COMPLETE
