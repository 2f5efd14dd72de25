"""Chapters of reports before the form of 2019, and of bodies that no form binds: `python -m instruments.chapters`.

Made-up documents under `fixtures/chapters`, each with its truth: who and when, the chapters with their keys and lines, and
whether the tables of the forms are owed. Prints what was found; exit 1 where anything is wrong.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from reportparse.pipeline import record_of

FOLDER = Path(__file__).parents[1] / "fixtures" / "chapters"
DOCUMENTS = sorted(path for path in FOLDER.iterdir() if not path.name.endswith(".truth.json"))


def truth_of(path: Path) -> Mapping[str, Any]:
    """What stands in a document."""
    truth: Mapping[str, Any] = json.loads(path.with_suffix(".truth.json").read_text(encoding="utf-8"))
    return truth


def faults(path: Path, counts: Counter[str] | None = None) -> list[str]:
    """What the record of a document says otherwise than its truth; `counts` gathers what is there and what was found."""
    counts = Counter() if counts is None else counts
    record, truth = record_of(path.read_bytes(), path.name), truth_of(path)
    said = {found["kind"] for found in record["issues"]}
    counts["documents"] += 1
    if truth["owes_tables"]:
        return [] if {"table-missing"} <= said and record["status"] == "partial" else ["tables let off"]
    wrong = [*_of_masthead(record["report"], truth)]
    wrong += [kind for kind in ("table-missing", "section-missing") if kind in said]
    wrong += ["partial"] * (record["status"] != "complete")
    wrong += ["period-not-calendar"] * (("period-not-calendar" in said) != _is_uncommon(truth))
    return [*wrong, *_of_chapters(record["sections"], truth["chapters"], counts)]


def _of_masthead(about: Mapping[str, Any], truth: Mapping[str, Any]) -> Iterator[str]:
    period = about["period"] and [about["period"]["start"], about["period"]["end"]]
    for fact, seen in (("organ", about["organ"]), ("year", about["year"]), ("period", period)):
        if seen != truth[fact]:
            yield f"{fact}: {seen}"
    if about["generation"] != "free":
        yield f"generation: {about['generation']}"


def _is_uncommon(truth: Mapping[str, Any]) -> bool:
    year = truth["year"]
    return truth["period"] not in (None, [f"{year}-01-01", f"{year}-12-31"])


def _of_chapters(sections: list[dict[str, Any]], chapters: list[dict[str, Any]], counts: Counter[str]) -> Iterator[str]:
    seen = [_bare(section["heading"]) for section in sections]
    counts["chapters"] += len(chapters)
    counts["found"] += len(sections)
    if seen != [_bare(chapter["heading"]) for chapter in chapters]:
        yield f"chapters: {[section['heading'] for section in sections]}"
        return
    for section, chapter in zip(sections, chapters, strict=True):
        counts["keys right"] += section["key"] == chapter["key"]
        if section["key"] != chapter["key"]:
            yield f"{section['heading']}: {section['key']}"
        text = _bare(section["text"])
        lost = [line for line in chapter["lines"] if _bare(line) not in text]
        counts["lines"] += len(chapter["lines"])
        counts["lines kept"] += len(chapter["lines"]) - len(lost)
        yield from (f"{section['heading']}: lost {line[:20]}" for line in lost)


def _bare(text: str | None) -> str:
    return re.sub(r"[\s：:。、.]+", "", text or "")


def main() -> int:
    """Print the counts and what is wrong."""
    counts: Counter[str] = Counter()
    wrong = {path.name: found for path in DOCUMENTS if (found := faults(path, counts))}
    print("\n".join(f"{what:12} {count}" for what, count in counts.items()))
    print("\n".join(f"{name}: {'; '.join(found)}" for name, found in wrong.items()))
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
