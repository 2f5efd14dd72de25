"""Workers: a file that kills, hangs or starves its worker costs itself alone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from unittest.mock import Mock

import pytest

from reportparse.batch import workers
from reportparse.batch.work import Task
from reportparse.batch.workers import Limits, WorkerSlot, supervised
from tests.batch.behaviour import behave, dying, quickly


@pytest.fixture(autouse=True)
def _quick_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "prepare", quickly)
    monkeypatch.setattr(workers, "WALL_TIMES", 2)  # what sleeps is ended by the wall's clock


def tasks(*contents: bytes, given: int = 0) -> Iterator[Task]:
    return (Task(position, f"f{position}", data, False, given=given) for position, data in enumerate(contents))


def results(limits: Limits, *contents: bytes, given: int = 0) -> dict[int, str]:
    pairs = list(supervised(tasks(*contents, given=given), limits, behave))
    assert len(pairs) == len(contents)
    return {
        task.position: outcome.failure.kind if outcome.failure else (outcome.status or "").partition(" ")[2]
        for task, outcome in pairs
    }


def test_bad_files_cost_themselves_alone(tmp_path: os.PathLike[str]) -> None:
    mark = os.fspath(tmp_path).encode() + b"/mark"
    contents = [
        b"ok",
        b"kill",
        b"ok",
        b"exit",
        b"ok",
        b"hang",
        b"ok",
        b"spin",
        b"ok",
        b"starve",
        b"ok",
        b"raise x",
        b"once " + mark,
        b"ok",
    ]
    expected = {position: f"f{position}" for position in range(len(contents))}
    expected |= {1: "crashed", 3: "crashed", 5: "too-slow", 7: "too-slow", 9: "too-much-memory", 11: "crashed"}
    assert results(Limits(workers=2, seconds=1.0), *contents) == expected


@pytest.mark.parametrize(("what", "kind"), [(b"kill", "crashed"), (b"starve", "too-much-memory")])
def test_records_that_are_handed_out_together_cost_themselves_alone(what: bytes, kind: str) -> None:
    expected = {position: f"f{position}" for position in range(5)} | {2: kind}
    assert results(Limits(workers=1), b"ok", b"ok", what, b"ok", b"ok", given=1) == expected


def test_records_are_handed_out_together_and_files_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    handed_out = Mock(wraps=WorkerSlot._schedule)
    monkeypatch.setattr(WorkerSlot, "_schedule", lambda slot, tasks: handed_out(slot, tasks))
    monkeypatch.setattr(workers, "LOT", 2)
    both = (*tasks(b"ok", b"ok", b"ok", given=1), Task(3, "f3", b"ok", False))
    assert len(list(supervised(both, Limits(workers=1), behave))) == 4
    assert [len(call.args[1]) for call in handed_out.call_args_list] == [2, 1, 1]


@pytest.mark.parametrize(("what", "once"), [(b"spin", True), (b"hang", True), (b"exit", False)])
def test_a_file_over_its_time_is_tried_once(what: bytes, once: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    handed_out = Mock(wraps=WorkerSlot._schedule)
    monkeypatch.setattr(WorkerSlot, "_schedule", lambda slot, tasks: handed_out(slot, tasks))
    kind = results(Limits(workers=1, seconds=0.5), what)[0]
    assert (kind, handed_out.call_count == 1) == ("too-slow" if once else "crashed", once)


def test_a_worker_that_dies_before_it_takes_a_file_blames_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = tmp_path / "left"
    monkeypatch.setattr(workers, "prepare", partial(dying, str(mark)))
    monkeypatch.setattr(workers, "MAX_STARTS", 3)
    mark.write_text("2  ")
    assert results(Limits(workers=1), b"ok", b"ok") == {0: "f0", 1: "f1"}
    mark.write_text("999")
    with pytest.raises(workers.NoWorkers):
        results(Limits(workers=1), b"ok", b"ok")


def test_workers_are_replaced_after_so_many_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "RECYCLE_AFTER", 5)
    pairs = list(supervised(tasks(*[b"ok"] * 12), Limits(workers=1), behave))
    assert sorted(task.position for task, _ in pairs) == list(range(12))
    assert len({(outcome.status or "").partition(" ")[0] for _, outcome in pairs}) == 3


def test_tasks_are_drawn_only_when_there_is_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "MAX_BYTES_HANDED_OUT", 100)
    drawn = 0

    def drawing() -> Iterator[Task]:
        nonlocal drawn
        for task in tasks(*[b"ok " + bytes(60)] * 6):
            drawn += 1
            yield task

    for done, _ in enumerate(supervised(drawing(), Limits(workers=2), behave), 1):
        assert drawn <= done + 2


def test_stopping_early_ends_the_workers() -> None:
    stream = supervised(tasks(*[b"ok"] * 50), Limits(workers=2), behave)
    _, outcome = next(stream)
    pid = int((outcome.status or "").partition(" ")[0])
    stream.close()  # type: ignore[attr-defined]
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
