"""`parse_partition` without an engine: row for row what `batch` makes, whatever the files do."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import Mock

import pyarrow as pa
import pytest
from pyarrow import fs

from instruments.made import random_report, render_text
from reportparse.batch.workers import NoWorkers
from reportparse.cluster import Settings, fence, fetch, fetching, parse_partition, parsed_schema
from reportparse.record.rows import OF_RECORDS
from tests.batch.finding import packed
from tests.cluster.archives import Row, batches, inputs, tables_of, tables_of_batch
from tests.cluster.poison.sitecustomize import KILLS_WALKER

REPORT = render_text(random_report(1, "2021"))


@pytest.fixture(scope="module")
def nested(archive: Path, poisoned: None) -> list[Row]:
    return rows(*inputs(archive))


def rows(*given: Row) -> list[Row]:
    return [row for batch in parse_partition(batches(given)) for row in batch.to_pylist()]


def test_the_tables_are_those_of_batch(nested: list[Row], of_batch: Path) -> None:
    for name, expected in tables_of_batch(of_batch).items():
        assert tables_of(nested)[name] == expected.to_pylist(), name


def test_the_types_are_those_of_batch(of_batch: Path) -> None:
    written = tables_of_batch(of_batch)
    for table in OF_RECORDS:
        declared = parsed_schema().field(table.name).type.value_type
        found = written[table.name].schema
        assert [(field.name, field.type) for field in declared] == list(zip(found.names, found.types, strict=True))


def test_each_input_is_there_and_each_member_once(nested: list[Row], archive: Path) -> None:
    assert {row["path"] for row in nested} == {row["path"] for row in inputs(archive)}
    places = [(row["path"], row["number"]) for row in nested]
    assert len(places) == len({*places})


def test_a_file_that_kills_its_worker_costs_itself_alone(nested: list[Row]) -> None:
    crashed = [row["path"] for row in nested if row["kind"] == "crashed"]
    assert crashed == ["poison.txt"]


def test_what_kills_the_walk_twice_is_named_and_what_was_told_of_it_stays(poisoned: None) -> None:
    archive = packed({"1.txt": REPORT, "2.txt": KILLS_WALKER, "3.txt": REPORT})
    told = rows({"path": "a.zip", "content": archive}, {"path": "b.txt", "content": REPORT})
    assert [(row["path"], row["number"], row["outcome"]) for row in told if row["path"] == "b.txt"] == [
        ("b.txt", 1, "complete")
    ]
    of_archive = [(row["number"], row["member"], row["kind"]) for row in told if row["path"] == "a.zip"]
    assert of_archive[-1][1:] == (None, "crashed")
    assert of_archive[:-1] in ([], [(1, "1.txt", None)])


def test_other_columns_are_carried_along() -> None:
    given: list[Row] = [
        {"path": "a.txt", "content": REPORT, "mtime": 7},
        {"path": "b.txt", "content": b"", "mtime": None},
    ]
    assert [(row["path"], row["mtime"]) for row in rows(*given)] == [("a.txt", 7), ("b.txt", None)]


def test_an_input_without_content_is_a_row_that_says_why() -> None:
    (row,) = rows({"path": "gone.txt", "content": None, "error": "Access Denied"})
    assert (row["outcome"], row["stage"], row["kind"], row["sha256"]) == ("failed", "input", "not-found", None)
    assert "Access Denied" in row["message"]


@pytest.mark.parametrize(
    "given",
    [
        {"path": None, "content": b"x"},
        {"path": "a"},
        {"path": "a", "content": b"x", "year": 1},
        {"path": "a", "content": "x"},
        {"path": b"a", "content": b"x"},
    ],
)
def test_inputs_that_no_row_could_name_are_refused(given: Row) -> None:
    with pytest.raises(ValueError, match=r"path is null|no column content|by itself: year|is string, |is binary$"):
        rows(given)


def test_what_the_engine_raises_comes_through_and_the_next_part_is_none_the_worse() -> None:
    def broken() -> Iterator[pa.RecordBatch]:
        yield from batches([{"path": "a.txt", "content": REPORT}])
        raise OSError("the engine's own")

    with pytest.raises(OSError, match="the engine's own"):
        list(parse_partition(broken()))
    assert [row["outcome"] for row in rows({"path": "a.txt", "content": REPORT})] == ["complete"]


def test_a_child_is_kept_for_the_next_part_and_one_that_was_killed_meanwhile_is_replaced() -> None:
    rows({"path": "a.txt", "content": REPORT})
    (child,) = fence._idle[os.getpid(), Settings()]
    rows({"path": "a.txt", "content": REPORT})
    assert fence._idle[os.getpid(), Settings()] == [child]
    os.kill(child._process.pid, signal.SIGKILL)
    time.sleep(0.1)
    assert [row["outcome"] for row in rows({"path": "a.txt", "content": REPORT})] == ["complete"]
    assert fence._idle[os.getpid(), Settings()] != [child]


SCRIPT = """
import multiprocessing, pathlib
import pyarrow as pa
from reportparse.cluster import parse_partition

print("loaded", flush=True)


def work():
    part = pa.RecordBatch.from_pylist([{"path": "a.txt", "content": pathlib.Path("a.txt").read_bytes()}])
    print(*(row["outcome"] for batch in parse_partition([part]) for row in batch.to_pylist()), flush=True)


process = multiprocessing.get_context("fork").Process(target=work, daemon=True)
process.start()
process.join()
"""


def test_a_daemonic_process_parses_and_nothing_of_it_is_loaded_anew(tmp_path: Path) -> None:
    """Workers of Dask are daemonic: `multiprocessing` starts nothing from them, and spawned it would load all anew."""
    (tmp_path / "a.txt").write_bytes(REPORT)
    (tmp_path / "program.py").write_text(SCRIPT, "utf-8")
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", "program.py"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert ran.stdout.split() == ["loaded", "complete"]


def test_a_child_that_cannot_start_is_no_fault_of_the_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fence, "_idle", {})
    monkeypatch.setattr(fence, "CHILD", ("false",))
    with pytest.raises(NoWorkers):
        rows({"path": "a.txt", "content": REPORT})


def test_contents_are_fetched_beside_each_other_in_order(tmp_path: Path) -> None:
    for name in "abcdefg":
        (tmp_path / name).write_text(name)
    given = batches([{"path": name, "size": 1} for name in "abcXdefg"])
    got = [
        row
        for batch in fetch(given, fs.SubTreeFileSystem(str(tmp_path), fs.LocalFileSystem()))
        for row in batch.to_pylist()
    ]
    assert [(row["path"], row["content"], row["size"]) for row in got if row["path"] != "X"] == [
        (name, name.encode(), 1) for name in "abcdefg"
    ]
    (missing,) = (row for row in got if row["path"] == "X")
    assert missing["content"] is None
    assert "X" in missing["error"]


def test_a_store_out_of_reach_is_no_fault_of_its_files_but_one_that_refuses_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "PAUSES", (0.0, 0.0))
    store = Mock()
    store.open_input_stream.side_effect = OSError("AWS Error ACCESS_DENIED")
    (refused,) = fetch(batches([{"path": "a"}]), store)
    assert refused["error"].to_pylist() == ["AWS Error ACCESS_DENIED"]
    store.open_input_stream.side_effect = OSError("timed out")
    with pytest.raises(OSError, match="timed out"):
        list(fetch(batches([{"path": "a"}]), store))
    assert store.open_input_stream.call_count == 1 + 3
