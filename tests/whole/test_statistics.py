"""Reports of 2014 to 2018 with their statistics table, from file to record."""

from __future__ import annotations

from decimal import Decimal
from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest
import simplejson

from instruments.statistics import fixtures
from instruments.statistics.__main__ import FATAL, PINNED, below, judged, measured
from instruments.statistics.form import PATHS, SUMS
from instruments.statistics.made import NOTATIONS, Made, made, to_pipes
from reportparse.pipeline import record_of

FILES = sorted(path for path in fixtures.FOLDER.iterdir() if path.suffix != ".json")
GIVEN = {path for total, parts in SUMS.items() for path in (total, *(total.removesuffix("total") + x for x in parts))}


def at(record: dict[str, Any], path: str) -> Any:
    node: Any = record["statistics"]
    for key in path.split("."):
        node = node[key]
    return node


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_kept_documents_are_read_whole(path: Path) -> None:
    truth = simplejson.loads((path.parent / f"{path.name.split('.')[0]}.truth.json").read_text(), use_decimal=True)
    record = record_of(path.read_bytes(), path.name)
    assert {path: at(record, path) for path in PATHS} == truth["statistics"]
    kept = [{name: row[name] for name in ("label", "unit", "value")} for row in record["statistics"]["local"]]
    assert sorted(kept, key=itemgetter("label")) == sorted(truth["local"], key=itemgetter("label"))
    about = record["report"]
    assert (about["organ"], about["year"], about["generation"]) == (truth["organ"], truth["year"], "2014")
    assert (record["status"], about["contact"]["phone"], about["published"]) == ("complete", None, None)


def test_kept_texts_are_what_the_builder_makes() -> None:
    for name, data in fixtures.files().items():
        assert (fixtures.FOLDER / name).read_bytes() == data, "run: python -m instruments.statistics.fixtures"


@pytest.mark.parametrize("notation", NOTATIONS)
@pytest.mark.parametrize("seed", range(1, 7))
def test_messed_up_tables_are_right_or_said_to_be_in_doubt(seed: int, notation: str) -> None:
    counts, faults = judged(seed, notation)
    assert (counts["wrong"], counts["silent"], counts["refused"], counts["unkept"]) == (0, 0, 0, 0), faults
    assert counts["right"] == counts["values"], faults


def broken(path: str) -> Made:
    """A table whose sums hold, but for one cell that is 7 higher."""
    document = made(0)
    assert not document.messes
    row = document.rows[document.paths.index(path) + 1]
    row[2] = str(int(row[2]) + 7)
    return document


@pytest.mark.parametrize("path", sorted(GIVEN))
def test_one_broken_cell_breaks_its_sums_and_no_other(path: str) -> None:
    record = record_of(to_pipes(broken(path)), "broken.txt", cells=True)
    failed = {found["id"]: found for found in record["checks"]["results"] if found["status"] == "failed"}
    mine = {f"statistics.sum.{total.removesuffix('.total')}" for total in SUMS if _in(path, total)}
    assert failed.keys() == mine
    assert {found["grade"] for found in failed.values()} == {"usual"}
    standing = {cell["path"]: cell["standing"] for cell in record["cells"]}
    assert standing[f"statistics.{path}"] == "disputed"
    assert at(record, path) == Decimal(broken(path).rows[broken(path).paths.index(path) + 1][2])


def _in(path: str, total: str) -> bool:
    return path in (total, *(total.removesuffix("total") + part for part in SUMS[total]))


def test_sums_that_hold_confirm_their_cells_and_a_part_confirms_nothing() -> None:
    record = record_of(to_pipes(made(0)), "whole.txt", cells=True)
    standing = {cell["path"]: cell["standing"] for cell in record["cells"]}
    confirmed = {path.removeprefix("statistics.") for path, name in standing.items() if name == "confirmed"}
    assert confirmed == GIVEN
    assert record["checks"]["failed"] == 0


def test_a_part_greater_than_its_whole_fails() -> None:
    document = made(0)
    path = "disclosure.normative_documents_disclosed"
    document.rows[document.paths.index(path) + 1][2] = "99999"
    record = record_of(to_pipes(document), "part.txt")
    failed = [found["id"] for found in record["checks"]["results"] if found["status"] == "failed"]
    assert failed == [f"statistics.part.{path}"]


def test_no_floor_of_a_notation_is_broken() -> None:
    """`python -m instruments.statistics --pinned` in small: what is pinned is reached, and nothing is wrong or silent."""
    reached = {notation: measured(notation, PINNED)[0] for notation in NOTATIONS}
    assert below(reached) == []
    assert {notation for notation, counts in reached.items() if any(counts[name] for name in FATAL)} == set()


def test_less_than_is_pinned_is_told() -> None:
    reached = {notation: measured(notation, PINNED[:2])[0] for notation in NOTATIONS}
    assert {line.partition(":")[0] for line in below(reached)} == set(NOTATIONS)
