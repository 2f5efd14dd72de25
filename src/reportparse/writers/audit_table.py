"""Findings for a person: a table on a terminal, one line each with tabs elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportparse.across.audit import Audit, Finding, findings
from reportparse.diagnostics.complaints import harmless
from reportparse.diagnostics.language import Language

HEADS = {
    "en": ("organ", "year", "", "what", "message"),
    "zh": ("机关", "年度", "", "项目", "说明"),
}
SEVERITIES_ZH = {"failed": "不符", "error": "错误", "warning": "警告", "note": "提示"}
STYLES = {"failed": "bold red", "error": "red", "warning": "yellow", "note": "dim"}


def show_audit(audited: Audit, console: Console, language: Language) -> None:
    """Print every finding and a line that sums them up."""
    found = list(findings(audited))
    if console.is_terminal:
        if found:
            console.print(_table(found, language))
        console.print(Text(_summary(audited, language)))
        return
    # rich would turn tabs into blanks.
    lines = ["\t".join(_row(finding, language)) for finding in found]
    console.file.write("\n".join([*lines, _summary(audited, language)]) + "\n")


def _table(found: Sequence[Finding], language: Language) -> Table:
    table = Table(*HEADS[language], show_lines=False)
    for finding in found:
        cells = [Text(cell) for cell in _row(finding, language)]
        cells[2].stylize(STYLES[finding.severity])
        table.add_row(*cells)
    return table


def _row(finding: Finding, language: Language) -> tuple[str, ...]:
    zh = language == "zh"
    severity = SEVERITIES_ZH[finding.severity] if zh else finding.severity
    row = (
        finding.organ,
        str(finding.year or ""),
        severity,
        finding.kind,
        finding.message_zh if zh else finding.message,
    )
    return tuple(harmless(cell, " ") for cell in row)


def _summary(audited: Audit, language: Language) -> str:
    reports, failed, years = len(audited.records), audited.checks_failed, len(audited.years)
    within = sum(record["checks"]["passed"] + record["checks"]["failed"] for _, record in audited.records)
    compared = within + sum(check.result.status != "skipped" for check in audited.years)
    if language == "zh":
        return f"报告 {reports} 份，核对 {compared} 项（其中跨年 {years} 项），不符 {failed} 项。"
    return f"{reports} reports, {compared} checks evaluated, {failed} failed; {years} checks across years."
