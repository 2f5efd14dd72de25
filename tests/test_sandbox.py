"""The sandbox: each file has its own time and memory, and a crash costs that file alone."""

from __future__ import annotations

import faulthandler
import os
import select
import signal
import sys
import time
from collections.abc import Callable

import pytest

from reportparse.diagnostics.errors import NotAReport, OverLimit, ReportparseError
from reportparse.sandbox import MEMORY_BYTES, sandboxed, share_for_picture, untimed


def work(what: str) -> object:
    return DEEDS[what]() if what in DEEDS else what.upper()


def spin() -> str:
    while True:
        pass


def refuse() -> str:
    raise NotAReport("no-report", "no", "否")


def deep() -> str:
    return deep()


def abort() -> str:
    os.abort()


DEEDS: dict[str, Callable[[], object]] = {
    "sleep": lambda: time.sleep(60),
    "spin": spin,
    "die": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "abort": abort,
    "exit": lambda: os._exit(7),
    "bomb": lambda: len(b"x" * (1 << 31)),
    "deep": deep,
    "refuse": refuse,
    "stumble": lambda: DEEDS["no such deed"],
    "large": lambda: "x" * 3_000_000,
}


@pytest.fixture(autouse=True)
def short_naps(monkeypatch: pytest.MonkeyPatch) -> None:
    """What sleeps is ended by the wall's clock, and tests need not wait for it so long."""
    monkeypatch.setattr("reportparse.sandbox.WALL_TIMES", 3)


def told(inputs: list[str], seconds: float = 0.6) -> list[object]:
    return [
        found.kind if isinstance(found, ReportparseError) else found
        for found in sandboxed(work, inputs, seconds=seconds)
    ]


@pytest.mark.parametrize(
    ("what", "kind"),
    [
        ("sleep", "too-slow"),
        ("spin", "too-slow"),
        ("die", "crashed"),
        ("exit", "crashed"),
        ("abort", "crashed"),
        ("bomb", "too-much-memory"),
        ("deep", "too-deep"),
        ("refuse", "no-report"),
        ("stumble", "crashed"),
    ],
)
def test_a_bad_one_costs_itself_alone(what: str, kind: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert told(["a", what, "b"]) == ["A", kind, "B"]
    assert capfd.readouterr() == ("", "")


def test_the_limit_that_is_named_is_the_one_that_was_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture has a longer one; the next file in the same process has its own again."""
    monkeypatch.setattr("reportparse.sandbox.WALL_TIMES", 60)
    monkeypatch.setattr("reportparse.sandbox.PICTURE_SECONDS", 0.9)

    def looks(picture: bool) -> float:
        began = time.process_time()
        if picture:
            share_for_picture()
        while picture or time.process_time() - began < 10:
            pass
        return began

    slow = [found for found in sandboxed(looks, [True, False], seconds=0.3) if isinstance(found, OverLimit)]
    assert [(one.kind, one.en.partition("within ")[2].partition(" ")[0]) for one in slow] == [
        ("too-slow", "0.9"),
        ("too-slow", "0.3"),
    ]

    def looks_and_goes_on(picture: bool) -> str:
        if picture:
            share_for_picture()
            return "seen"
        return spin()

    seen, late = sandboxed(looks_and_goes_on, [True, False], seconds=0.3)
    assert (seen, isinstance(late, OverLimit) and "0.3 seconds" in late.en) == ("seen", True)


def test_in_order() -> None:
    assert told([str(number) for number in range(200)], 5) == [str(number) for number in range(200)]


def test_a_large_result() -> None:
    assert [len(str(found)) for found in told(["large", "a"], 5)] == [3_000_000, 1]


def test_every_one_bad() -> None:
    assert told(["die", "exit", "die"]) == ["crashed"] * 3


def test_nothing() -> None:
    assert told([]) == []


def test_each_has_its_own_time() -> None:
    def nap(seconds: float) -> float:
        time.sleep(seconds)
        return seconds

    assert list(sandboxed(nap, [0.15] * 4, seconds=0.4)) == [0.15] * 4


def test_no_child_is_left_when_the_reader_stops_early() -> None:
    results = sandboxed(work, ["a", "sleep"], seconds=30)
    assert next(results) == "A"
    child = results.gi_frame.f_locals["child"]  # type: ignore[attr-defined]
    results.close()  # type: ignore[attr-defined]
    with pytest.raises(ChildProcessError):  # the parent has waited for it: it is no zombie either
        os.waitpid(child, os.WNOHANG)


def test_what_the_program_itself_holds_is_not_the_files() -> None:
    held = bytearray(MEMORY_BYTES + (64 << 20))
    assert told(["large", "bomb", "a"], 5) == ["x" * 3_000_000, "too-much-memory", "A"]
    assert held


def leave_garbage(number: int) -> int:
    """Leave what only a collection of cycles frees."""
    ring: list[object] = [bytearray(MEMORY_BYTES // 8)]
    ring.append(ring)
    return number


def test_what_files_leave_behind_is_not_the_next_ones() -> None:
    assert list(sandboxed(leave_garbage, range(12))) == list(range(12))


def test_a_fault_of_our_own_is_named_and_costs_itself_alone() -> None:
    told = list(sandboxed(work, ["a", "stumble", "b"], seconds=5))
    assert (told[0], told[2]) == ("A", "B")
    assert isinstance(told[1], OverLimit)
    assert told[1].en.startswith(
        "The file could not be read: reading it crashed (KeyError: 'no such deed', tests.test_sandbox:"
    )
    assert told[1].zh.startswith("读取该文件时崩溃（KeyError: 'no such deed', tests.test_sandbox:")


def test_without_a_fork_a_fault_is_named_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportparse.sandbox._CAN_FORK", False)
    assert told(["a", "stumble", "refuse", "deep", "b"]) == ["A", "crashed", "no-report", "too-deep", "B"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere memory is not bounded")
def test_what_a_picture_was_given_is_not_the_next_files() -> None:
    def takes(what: str) -> str:
        if what == "picture":
            share_for_picture()
        return str(len(bytearray(MEMORY_BYTES * 3 // 2))) if what != "small" else what

    found = [one if isinstance(one, str) else one.kind for one in _found(takes, ["page", "picture", "page", "small"])]
    assert found == ["too-much-memory", str(MEMORY_BYTES * 3 // 2), "too-much-memory", "small"]


def _found(deed: Callable[[str], str], inputs: list[str]) -> list[str | ReportparseError]:
    return list(sandboxed(deed, inputs))


def test_a_crash_writes_no_trace() -> None:
    """As pytest has Python's own tracebacks of a crash switched on, and a user with `-X dev`."""
    assert list(sandboxed(lambda _: faulthandler.is_enabled(), [0])) == [False]


def test_time_is_the_processors() -> None:
    """Slept through by the wall's clock twice over, and not by the processor's."""

    def naps(seconds: float) -> str:
        time.sleep(seconds)
        return "rested"

    assert list(sandboxed(naps, [0.6], seconds=0.3)) == ["rested"]


def test_waiting_for_input_counts_for_nothing() -> None:
    def waits(nap: float) -> str:
        with untimed():
            time.sleep(nap)
        return "rested"

    assert list(sandboxed(waits, [0.8, 0.8], seconds=0.2)) == ["rested"] * 2


def test_after_waiting_the_clock_runs_again() -> None:
    def waits(then: str) -> object:
        with untimed():
            time.sleep(0.1)
        return work(then)

    found = list(sandboxed(waits, ["spin", "sleep", "a"], seconds=0.3))
    assert [one.kind if isinstance(one, ReportparseError) else one for one in found] == ["too-slow", "too-slow", "A"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere its clocks end it")
def test_a_killed_parent_takes_its_child_along() -> None:
    def waits(pipe: int) -> None:
        os.write(pipe, b"here")
        time.sleep(60)

    read_end, write_end = os.pipe()
    parent = os.fork()
    if not parent:
        list(sandboxed(waits, [write_end], seconds=60))
        os._exit(0)
    assert os.read(read_end, 4) == b"here"
    os.close(write_end)
    os.kill(parent, signal.SIGKILL)
    os.waitpid(parent, 0)
    ready, _, _ = select.select([read_end], [], [], 10)
    assert ready
    assert os.read(read_end, 1) == b""  # nobody holds the other end any more
    os.close(read_end)


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGINT], ids=["SIGHUP", "SIGINT"])
def test_what_the_program_ignores_its_child_ignores(number: signal.Signals) -> None:
    """Under nohup, or in the background of a script: a closed terminal ends no reading of a good file."""

    def signalled(item: str) -> str:
        os.kill(os.getpid(), number)
        return item

    before = signal.signal(number, signal.SIG_IGN)
    try:
        assert list(sandboxed(signalled, ["a", "b"])) == ["a", "b"]
    finally:
        signal.signal(number, before)


def test_what_a_library_prints_by_itself_is_heard_by_nobody(capfd: pytest.CaptureFixture[str]) -> None:
    def murmurs(item: str) -> str:
        os.write(2, b"ZIPDecode: Decoding error at scanline 0\n")
        return item

    assert list(sandboxed(murmurs, ["a"])) == ["a"]
    assert capfd.readouterr() == ("", "")
