"""`check` and `compare` on records that somebody made to harm: one line each, and nothing that a terminal acts upon."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportparse.cli.app import app
from reportparse.diagnostics.errors import UnreadableFile
from reportparse.record.load import load_record
from tests.cli.test_check_command import GOOD, record_line
from tests.program import run

NUMBERS = ("1E+999999999", "1E-999999999", "-1e400", "9" * 5000, "0." + "1" * 5000, "NaN", "-Infinity")
MARKS = ("\x1b", "\u202e", "\x9b", "\u2028")


@pytest.mark.parametrize("command", ["check", "compare"])
@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number[:12])
@pytest.mark.parametrize("place", [b'"natural_person":', b'"passed":', b'"left":', b'"year":', b'"value":'])
def test_numbers_beyond_reason(
    tmp_path: Path, command: str, number: str, place: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    line = record_line(GOOD)
    head, mark, rest = line.partition(place)
    end = min(at for at in (rest.find(b","), rest.find(b"}")) if at >= 0)
    file = tmp_path / "r.json"
    file.write_bytes(head + mark + number.encode() + rest[end:])
    with pytest.raises(SystemExit) as left:
        app(args=[command, str(file), *([str(file)] if command == "compare" else [])], prog_name="reportparse")
    said = capfd.readouterr().err.splitlines()
    assert (left.value.code, len(said)) == (1, 2 if command == "compare" else 1)
    assert all(line.endswith("[not-a-record]") and len(line) < 400 for line in said)


@pytest.mark.parametrize(("place", "given"), [('"natural_person":', "true"), ('"year":', '"2023"'), ('"left":', '"5"')])
def test_what_is_no_number_is_none(place: str, given: str) -> None:
    head, mark, rest = record_line(GOOD).decode().partition(place)
    with pytest.raises(UnreadableFile, match=r"natural_person|year|left"):
        load_record((head + mark + given + rest[rest.index(",") :]).encode())


def test_a_record_in_utf_16_is_no_report(tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text(record_line(GOOD).decode(), "utf-16")
    done = run("check", str(tmp_path / "r.json"))
    assert (done.returncode, done.stderr.strip()[-15:]) == (1, b" [not-a-record]")


def test_a_failed_check_without_terms(tmp_path: Path) -> None:
    from json import dumps, loads

    record = loads(record_line(GOOD))
    record["checks"]["results"][0] |= {"status": "failed", "terms": []}
    (tmp_path / "r.json").write_text(dumps(record), "utf-8")
    assert run("check", str(tmp_path / "r.json")).returncode == 0


@pytest.mark.parametrize(
    ("damaged", "said"),
    [
        (b'{"a": "\xff"}', "第 1 条：第 8 个字节不是 UTF-8 编码"),
        (b'{"a": 1', "第 1 条：从第 8 个字符起不是 JSON"),
        (b'{"a":' + b"[" * 100_000, "第 1 条：JSON 嵌套过深"),
        (b'{"a": ' + b"1" * 100 + b"}", "第 1 条：有一个数过长，或不是数"),
    ],
    ids=["bytes", "cut", "deep", "long"],
)
def test_what_is_no_json_is_said_in_peoples_words(damaged: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        load_record(damaged)
    assert caught.value.zh == f"文件不是 reportparse 的记录：{said}。"


@pytest.mark.parametrize("command", [["check"], ["compare"]])
@pytest.mark.parametrize("mark", MARKS, ids=ascii)
def test_what_a_terminal_acts_upon(tmp_path: Path, command: list[str], mark: str) -> None:
    from json import dumps, loads

    files = []
    for number in (1, 2):
        record = loads(record_line(GOOD))
        record["report"]["organ"] = f"某{mark}局{number}"
        record["checks"]["results"][0] |= {"status": "failed", "message": f"a{mark}b"}
        record["sections"][0]["heading"] = f"一{mark}"
        record["sections"][0]["text"] = f"文{mark}字{number}"
        record["source"]["name"] = f"f{mark}"
        files.append(tmp_path / f"{number}.json")
        files[-1].write_text(dumps(record), "utf-8")
    done = run(*command, *map(str, files))
    assert (done.returncode, mark in done.stdout.decode(), "某" in done.stdout.decode()) == (0, False, True)
