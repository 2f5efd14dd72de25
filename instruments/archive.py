"""A made-up archive of records with its own truth: what a summary of it must say, counted while it is made.

`python -m instruments.archive FOLDER [REPORTS]` writes `records.jsonl`, the ledgers of a batch beside it, and `truth.json`:
years that are missing, who refused most, sums that do not hold, years at odds. Records are those of a made-up document whose
organ, year and table of requests are others.
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import json
import random
from collections import defaultdict
from pathlib import Path
from typing import Any

from reportparse.pipeline import record_of

BASE = Path(__file__).parents[1] / "fixtures" / "reports" / "bureau-2021form.docx"
YEARS = range(2019, 2026)
SEED = 16
OFFICES = (
    "人民政府",
    "教育局",
    "公安局",
    "民政局",
    "财政局",
    "自然资源局",
    "住房和城乡建设局",
    "交通运输局",
    "卫生健康局",
    "市场监督管理局",
)
FIRST, SECOND, KIND = "澜青云白石金玉东西南北临安永", "江山河湖溪川原平阳州城泉港岭", ("市", "县", "区")
DENIED = ("third_party", "internal_affairs", "process_information", "enforcement_files", "administrative_query")


def organs(chance: random.Random) -> list[str]:
    """Names, each once, in an order of chance."""
    places = [a + b + kind for a in FIRST for b in SECOND for kind in KIND]
    names = [place + office for place in places for office in OFFICES]
    chance.shuffle(names)
    return names


def filled(base: dict[str, Any], organ: str, year: int, chance: random.Random) -> tuple[dict[str, Any], int]:
    """A record of an organ's year whose table of requests adds up, and how many requests were denied."""
    record = copy.deepcopy(base)
    record["report"] |= {"title": f"{organ}{year}年政府信息公开工作年度报告", "organ": organ, "year": year}
    record["report"]["period"] = {"start": f"{year}-01-01", "end": f"{year}-12-31"}
    for kind in ("rules", "normative_documents"):  # what was in force stays so
        record["disclosure"][kind] |= {"issued": 0, "repealed": 0}
    rows: dict[str, Any] = record["requests"]
    for row in _rows(rows):
        row.update(dict.fromkeys(row, 0))
    denied = 0
    size = int(chance.paretovariate(0.7))
    outcomes: dict[tuple[str, ...], int] = {("granted",): size, ("partially_granted",): chance.randrange(1 + size // 3)}
    for key in DENIED:
        outcomes["denied", key] = chance.randrange(1 + size // 4)
        denied += outcomes["denied", key]
    outcomes["unavailable", "not_held"] = chance.randrange(1 + size // 2)
    outcomes["not_processed", "petition"] = chance.randrange(1 + size // 6)
    total = sum(outcomes.values())
    for path, number in {**outcomes, ("received",): total, ("total",): total}.items():
        at = rows
        for key in path:
            at = at[key]
        at |= {"natural_person": number, "total": number}
    return record, denied


def _rows(node: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of a table: those parts that have a total."""
    parts = [part for part in node.values() if isinstance(part, dict)]
    return [row for part in parts for row in ([part] if "natural_person" in part else _rows(part))]


def broken(record: dict[str, Any]) -> None:
    """One sum of the record does not hold, and it says so."""
    row = record["requests"]["received"]
    row["total"] += 1
    left, right = row["total"], row["natural_person"]
    said = f"requests, 一、本年新收: 总计 {left}, but 自然人 {right} + 5 more 0 or blank = {right} (difference 1)."
    said_zh = f"申请办理，一、本年新收：总计 {left}，而自然人 {right} + 另 5 项为 0 或空白 = {right}（相差 1）。"
    names = ("total", "natural_person", "business", "research", "public_welfare", "legal_services", "other")
    record["checks"]["results"].append(
        {"id": "requests.applicants_sum.received", "status": "failed", "left": left, "right": right,
         "terms": [f"requests.received.{name}" for name in names], "message": said, "message_zh": said_zh}
    )  # fmt: skip
    record["checks"]["failed"] += 1


def at_odds(record: dict[str, Any]) -> None:
    """The record has a request carried over that the year before did not carry forward, and answered it."""
    rows = record["requests"]
    for row in (rows["carried_over"], rows["granted"], rows["total"]):
        row["natural_person"] += 1
        row["total"] += 1


def partial(record: dict[str, Any]) -> None:
    """The record lacks its table of reviews."""
    record["review"], record["status"] = None, "partial"
    record["issues"].append(
        {"kind": "table-missing", "severity": "error", "where": "review", "message": "review: The table was not found.",
         "message_zh": "复议诉讼：未找到该表。"}
    )  # fmt: skip


def write(folder: Path, n_reports: int) -> dict[str, Any]:
    """Write the archive; its truth."""
    chance = random.Random(SEED)
    base = record_of(BASE.read_bytes(), BASE.name)
    base["checks"]["results"] = [
        one for one in base["checks"]["results"] if one["id"] != "requests.applicants_sum.received"
    ]
    missing: dict[str, list[int]] = {}
    denied_by: dict[int, dict[str, int]] = defaultdict(dict)
    made: set[tuple[str, int]] = set()
    truth: dict[str, Any] = {"reports": 0, "partial": 0, "failed": 0, "broken": 0, "at_odds": 0}
    folder.mkdir(parents=True, exist_ok=True)
    number = 0
    with (
        (folder / "records.jsonl").open("w", encoding="utf-8") as out,
        (folder / "records.jsonl.failures.jsonl").open("w", encoding="utf-8") as ledger,
    ):
        for organ in organs(chance):
            if truth["reports"] >= n_reports:
                break
            gap = chance.choice(YEARS[1:-1]) if chance.random() < 0.1 else None
            if gap:
                missing[organ] = [gap]
            for year in YEARS:
                if year == gap or truth["reports"] >= n_reports:
                    continue
                number += 1
                name = f"{year}/{organ}.docx"
                sha256 = hashlib.sha256(name.encode()).hexdigest()
                if year == YEARS[3] and gap is None and chance.random() < 0.02:
                    truth["failed"] += 1
                    ledger.write(json.dumps(
                        {"file": name, "stage": "read", "kind": "corrupt", "message": "The file is damaged.",
                         "message_zh": "文件已损坏。", "sha256": sha256, "duplicate_of": None, "number": number, "bytes": 9},
                        ensure_ascii=False) + "\n")  # fmt: skip
                    continue
                record, denied = filled(base, organ, year, chance)
                record["source"] |= {"name": name, "sha256": sha256, "format": chance.choice(("docx", "html", "pdf"))}
                if chance.random() < 0.1:
                    broken(record)
                    truth["broken"] += 1
                if chance.random() < 0.05:
                    partial(record)
                    truth["partial"] += 1
                if (organ, year - 1) in made and chance.random() < 0.05:
                    at_odds(record)
                    truth["at_odds"] += 1
                made.add((organ, year))
                denied_by[year][organ] = denied
                truth["reports"] += 1
                out.write(json.dumps(record, ensure_ascii=False, separators=(",", ":"), default=float) + "\n")
    truth["missing"] = dict(sorted(missing.items()))
    truth["refused_most"] = {year: max(by.items(), key=lambda it: it[1]) for year, by in sorted(denied_by.items())}
    (folder / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1), "utf-8")
    return truth


def main() -> None:
    """The program."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("reports", type=int, nargs="?", default=20_000)
    given = parser.parse_args()
    write(given.folder, given.reports)


if __name__ == "__main__":
    main()
