"""`python -m instruments.statistics --count 300 --seed 1`: statistics tables, right, lost, wrong, silent by notation.

Of the documents whose floors are pinned (`--pinned`) no notation may have fewer exact or right; `--pin` pins what is reached.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from instruments.statistics.made import NOTATIONS, Made, Number, made
from reportparse.diagnostics.errors import ReportparseError
from reportparse.pipeline import record_of

FLOORS = Path(__file__).resolve().parents[1] / "statistics_floors.json"
PINNED = range(1, 31)
"""Seeds of the documents whose floors are pinned."""

OUTCOMES = ("values", "right", "lost", "wrong", "silent", "kept", "unkept")
FATAL = ("wrong", "silent", "refused")


def judge(document: Made, notation: str) -> tuple[Counter[str], list[str]]:
    """What became of one document's numbers: right, null and said so (lost), wrong, null or wrong and not said (silent).

    `kept` are the rows that the form does not know and the record holds as they are, `unkept` all others.
    """
    ending, write = NOTATIONS[notation]
    counts: Counter[str] = Counter()
    faults: list[str] = []
    name = f"made{document.seed}{ending}"
    try:
        record = record_of(write(document), name)
    except ReportparseError as error:
        return Counter(refused=1), [f"{notation} {document.seed}: refused: {error}"]
    doubted = [issue["where"] for issue in record["issues"] if issue["severity"] != "note"]
    for path, truth in document.truth.items():
        got, where = _at(record, path), f"statistics.{path}"
        said = any(where == one or where.startswith(one + ".") for one in doubted)
        outcome = "right" if got == truth else "lost" if got is None else "wrong"
        counts["values"] += 1
        counts[outcome] += 1
        if outcome == "wrong" or (outcome == "lost" and not said):
            counts["silent"] += not said
            faults.append(f"{notation} {document.seed} {document.messes}: {path}: truth {truth}, record {got}")
    local = [(row["label"], row["unit"], row["value"]) for row in (record["statistics"] or {}).get("local", ())]
    for row in document.local:
        counts["kept" if row in local else "unkept"] += 1
    return counts, faults


@cache
def judged(seed: int, notation: str) -> tuple[Counter[str], list[str]]:
    """What became of the document of a seed in a notation: kept, as it is asked for twice; not to be changed."""
    return judge(made(seed), notation)


def _at(record: Any, path: str) -> Number:
    node = record["statistics"]
    for key in path.split("."):
        node = node.get(key) if isinstance(node, dict) else None
    return None if node is None else Decimal(node)


def measured(notation: str, seeds: Iterable[int]) -> tuple[Counter[str], list[str]]:
    """What became of the documents of some seeds in a notation; `exact` are those that have every number and every row."""
    counts: Counter[str] = Counter()
    faults: list[str] = []
    for seed in seeds:
        found, said = judged(seed, notation)
        counts += found
        counts["exact"] += found["right"] == found["values"] > 0 and not found["unkept"]
        faults += said
    return counts, faults


def below(reached: Mapping[str, Counter[str]]) -> list[str]:
    """The notations of the pinned documents that reach less than is pinned, in words."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    return [
        f"{notation}: {name}: pinned {floor[name]}, reached {reached[notation][name]}"
        for notation, floor in floors.items()
        for name in ("exact", "right", "kept")
        if reached[notation][name] < floor[name]
    ]


def pin(reached: Mapping[str, Counter[str]]) -> None:
    """Pin what the documents of the pinned seeds reach."""
    floors = {
        notation: {name: counts[name] for name in ("exact", "right", "kept")} for notation, counts in reached.items()
    }
    FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8", newline="\n")


def main() -> int:
    """Judge and print; 1 where anything is wrong, silent or refused, or less than is pinned."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pinned", action="store_true", help="judge the documents whose floors are pinned")
    parser.add_argument("--pin", action="store_true", help="pin what they reach")
    asked = parser.parse_args()
    seeds = PINNED if asked.pinned or asked.pin else range(asked.seed, asked.seed + asked.count)
    reached: dict[str, Counter[str]] = {}
    print("notation  exact  " + "  ".join(OUTCOMES))
    for notation in NOTATIONS:
        reached[notation], faults = measured(notation, seeds)
        counts = reached[notation]
        print("\n".join(faults), end="\n" * bool(faults), file=sys.stderr)
        print(f"{notation:8}  {counts['exact']:5}  " + "  ".join(f"{counts[name]:{len(name)}}" for name in OUTCOMES))
    bad = [notation for notation, counts in reached.items() if any(counts[name] for name in FATAL)]
    if asked.pinned and (sunk := below(reached)):
        print("\n".join(sunk), file=sys.stderr)
        bad += sunk
    if asked.pin and not bad:
        pin(reached)
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())
