"""Parse a messed-up document and compare the record with the truth: right, lost, wrong, invented, silent."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from instruments.made import of_2014
from instruments.made.expected import failed_checks
from instruments.made.report import TABLES, MadeReport
from instruments.made.sheet import Sheet
from instruments.mutate.build import described, render
from instruments.mutate.case import Case, Number, Truth, clean_case
from reportparse.diagnostics.errors import ReportparseError
from reportparse.pipeline import parse, record_of
from reportparse.writers.json import to_json

Record = dict[str, Any]
OUTCOMES = ("right", "lost", "wrong", "invented", "silent")
"""Of a value: as the document says; null though the document has a number, and an issue says so; another number; a
number where the document has none; and (on top of these) nothing in the record speaks of the error."""


@dataclass
class Verdict:
    """What became of one document."""

    seed: int
    format: str
    messes: tuple[str, ...]
    line: str
    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    """Silent and wrong values, crashes, in words."""
    remarks: list[str] = field(default_factory=list)
    """Everything else that is not as the truth is: lost values, prose, metadata."""


def record_in(data: bytes, name: str) -> Record:
    """The record of a document, amounts exact."""
    record: Record = json.loads(to_json(parse(data, name).as_dict()), parse_float=Decimal)
    return record


def judge(case: Case) -> Verdict:
    """Parse and compare."""
    return judged(case, render(case), case.name, described(case))


def judged(case: Case, data: bytes, name: str, line: str) -> Verdict:
    """Parse a document and compare its record with the truths of its case; `line` says what document it is."""
    verdict = Verdict(case.seed, case.format, tuple(case.messes), line)
    verdict.counts["documents"] = 1
    everything = len(case.standing())
    try:
        record = record_in(data, name)
    except ReportparseError as error:
        verdict.counts.update(refused=1, values=everything, lost=everything)
        verdict.remarks.append(f"refused: {error}")
        return verdict
    except Exception as error:
        verdict.counts.update(crashed=1, values=everything, lost=everything)
        verdict.faults.append(f"crashed: {type(error).__name__}: {error}")
        return verdict
    voices = Voices(case, record)
    judge_values(case, record, voices, verdict)
    _judge_prose(case, record, voices, verdict)
    judge_report(case, record, voices, verdict)
    return verdict


def judged_pdf(report: MadeReport, data: bytes, engine: str) -> Verdict:
    """What one engine makes of a PDF of a report, its values only; every issue is among the remarks."""
    case = clean_case(0, "html", report)
    verdict = Verdict(0, "pdf", (), report.name)
    truths = case.standing()
    try:
        record: Record = record_of(data, "report.pdf", pdf_engine=engine)
    except ReportparseError as error:
        verdict.counts.update(values=len(truths), lost=len(truths))
        verdict.remarks.append(f"refused: {error}")
        return verdict
    judge_values(case, record, Voices(case, record), verdict)
    verdict.remarks += [f"{issue['kind']}: {issue['message']}" for issue in record["issues"]]
    return verdict


def judge_values(case: Case, record: Record, voices: Voices, verdict: Verdict) -> None:
    truths = case.standing()
    found = leaves(record)
    for path in sorted({*truths, *found}):
        truth = truths.get(path, Truth(None))
        got = found.get(path)
        outcome = _outcome(truth, got)
        silent = _is_silent(outcome, truth, got, path, voices)
        verdict.counts["values"] += 1
        verdict.counts[outcome] += 1
        verdict.counts["silent"] += silent
        if silent or outcome in ("wrong", "invented"):
            verdict.faults.append(f"{'SILENT ' if silent else ''}{outcome} {path}: truth {truth.value}, record {got}")
        elif outcome == "lost":
            verdict.remarks.append(f"lost {path}: truth {truth.value}")


def _outcome(truth: Truth, got: Number | None) -> str:
    if got == truth.value:
        return "right"
    if got is None:
        return "right" if truth.loud else "lost"
    return "invented" if truth.value is None else "wrong"


def _is_silent(outcome: str, truth: Truth, got: Number | None, path: str, voices: Voices) -> bool:
    if outcome == "right":
        return truth.loud and not voices.mention(path, got, notes=got is not None)
    return not voices.mention(path, got, notes=False, wrong=got is not None)


class Voices:
    """What the record says about its doubts."""

    def __init__(self, case: Case, record: Record) -> None:
        """Failed checks that the document's own numbers do not pass either are no excuse for the reader."""
        values = {path: truth.value for path, truth in case.standing().items()}
        published = set(failed_checks(case.report.form, values))
        self._issues = [(issue["where"], issue["severity"], issue["kind"]) for issue in record["issues"]]
        self._checked = {
            path
            for result in record["checks"]["results"]
            if result["status"] == "failed" and result["id"] not in published
            for path in result["terms"]
        }

    def mention(self, path: str, got: Number | None, *, notes: bool, wrong: bool = False) -> bool:
        """Whether an issue or a failed check speaks of the value.

        That a label somewhere in its table is written otherwise is no excuse for a `wrong` number.
        """
        if got is not None and path in self._checked:
            return True
        return any(
            _speaks_of(where, path)
            for where, severity, kind in self._issues
            if (notes or severity != "note") and not (wrong and kind == "label-drift" and "." not in where)
        )

    def of_prose(self) -> bool:
        """Whether a doubt about the running text is spoken."""
        heads = ("sections", "preamble", "document")
        return any(where.startswith(heads) for where, severity, _ in self._issues if severity != "note")

    def of_report(self, name: str) -> bool:
        """Whether a doubt about a fact of the report is spoken."""
        return any(where == f"report.{name}" for where, severity, _ in self._issues if severity != "note")


def _speaks_of(where: str, path: str) -> bool:
    """An issue at a row, a table, a column (`requests.business`) or the value itself."""
    table, _, column = where.partition(".")
    if path == where or path.startswith(where + "."):
        return True
    return bool(column) and path.startswith(table + ".") and path.endswith("." + column)


def leaves(record: Record) -> dict[str, Number]:
    """Every number of the tables by path; rows that the form does not know have none."""
    found: dict[str, Number] = {}

    def walk(node: object, path: str) -> None:
        if isinstance(node, dict):
            for key, child in node.items():
                walk(child, f"{path}.{key}")
        elif isinstance(node, (int, Decimal)):
            found[path] = node

    for table in (*TABLES.values(), of_2014.TABLE):
        walk({key: child for key, child in (record[table] or {}).items() if key != "form"}, table)
    return found


def _judge_prose(case: Case, record: Record, voices: Voices, verdict: Verdict) -> None:
    if not case.prose_judged:
        return
    truth = prose(case)
    for number in range(7):
        section = record["sections"][number - 1] if number else None
        seen = _bare((section["text"] if section else record["preamble"]) or "")
        if seen != truth[number]:
            where = f"section {number}" if number else "preamble"
            verdict.counts["prose wrong"] += 1
            verdict.counts["prose silent"] += not voices.of_prose()
            verdict.remarks.append(f"prose of {where}:\n    truth  {truth[number]}\n    record {seen}")


def prose(case: Case) -> list[str]:
    """Running text by section (0 the preamble) without blanks, as it must be in the record."""
    parts = [""] * 7
    for block in case.blocks:
        if not isinstance(block, Sheet) and block.kind not in ("title", "heading"):
            parts[block.section] += _bare(block.text)
    return parts


def _bare(text: str) -> str:
    return "".join(text.split())


def judge_report(case: Case, record: Record, voices: Voices, verdict: Verdict) -> None:
    truth = {"title": "".join(case.report.title), "organ": case.report.organ, "year": case.report.year}
    for name, value in truth.items():
        if name in case.facts_judged and record["report"][name] != value:
            verdict.counts["facts wrong"] += 1
            verdict.counts["facts silent"] += not voices.of_report(name)
            verdict.remarks.append(f"{name}: truth {value}, record {record['report'][name]}")
