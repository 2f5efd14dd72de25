"""`python -m instruments.statistics --count 300 --seed 1`: statistics tables, right, lost, wrong, silent by notation."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from decimal import Decimal
from typing import Any

from instruments.statistics.made import NOTATIONS, Made, Number, made
from reportparse.diagnostics.errors import ReportparseError
from reportparse.pipeline import record_of

OUTCOMES = ("values", "right", "lost", "wrong", "silent", "kept", "unkept")


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


def _at(record: Any, path: str) -> Number:
    node = record["statistics"]
    for key in path.split("."):
        node = node.get(key) if isinstance(node, dict) else None
    return None if node is None else Decimal(node)


def main() -> int:
    """Judge and print; 1 where anything is wrong or silent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    bad = False
    print("notation  exact  " + "  ".join(OUTCOMES))
    for notation in NOTATIONS:
        counts: Counter[str] = Counter()
        exact = 0
        for seed in range(asked.seed, asked.seed + asked.count):
            found, faults = judge(made(seed), notation)
            counts += found
            exact += found["right"] == found["values"] > 0 and not found["unkept"]
            for fault in faults:
                print(fault, file=sys.stderr)
        print(f"{notation:8}  {exact:5}  " + "  ".join(f"{counts[name]:{len(name)}}" for name in OUTCOMES))
        bad = bad or bool(counts["wrong"] or counts["silent"] or counts["refused"])
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())
