"""`check`: what does not add up within reports and between the years of an organ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from reportparse.cli.options import Json, Lang, Strict
from reportparse.cli.records import gather
from reportparse.cli.streams import print_json
from reportparse.diagnostics.exit_codes import EXIT_COMPLETE, EXIT_NO_RECORD, EXIT_PARTIAL
from reportparse.diagnostics.language import LANGUAGE, say

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
                "Reports, or records that `parse` made (.json, .jsonl), of one or more organs and years.",
                "报告，或 `parse` 输出的记录（.json、.jsonl），可含多个机关和年度。",
            ),
        ),
    ],
    as_json: Json = False,
    strict: Strict = False,
    lang: Lang = None,
) -> None:
    """The command."""
    raise typer.Exit(check_files(files, as_json=as_json, strict=strict))


def check_files(files: Sequence[str], *, as_json: bool, strict: bool) -> int:
    """Check each report and the years of each organ; a table or JSON on stdout, the exit code as for `parse`."""
    from reportparse.across.audit import as_dict, audit
    from reportparse.record.load import without_text

    records, errors = gather(files, without_text)
    audited = audit(records)
    if as_json:
        failed = [{"file": file, "kind": it.kind, "message": it.en, "message_zh": it.zh} for file, it in errors]
        print_json({**as_dict(audited), "errors": failed})
    else:
        from rich.console import Console

        from reportparse.writers.audit_table import show_audit

        show_audit(audited, Console(), LANGUAGE)
    if errors:
        return EXIT_NO_RECORD
    return EXIT_PARTIAL if audited.partial or (strict and audited.checks_failed) else EXIT_COMPLETE
