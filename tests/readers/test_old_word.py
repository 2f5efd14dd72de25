"""Old Word files: by the library, by LibreOffice where it is installed, and what is said where neither can."""

from __future__ import annotations

import os
import select
import time
from pathlib import Path

import pytest

from reportparse.diagnostics.errors import OverLimit, UnreadableFile
from reportparse.pipeline import record_of
from reportparse.readers import libreoffice, old_word
from reportparse.readers.old_word import read_doc
from reportparse.sandbox import sandboxed
from tests.readers.converters import copying, fake

FIXTURES = Path(__file__).parents[2] / "fixtures"
TOWN = (FIXTURES / "office" / "township-2021form.doc").read_bytes()
WORD = FIXTURES / "reports" / "township-2021form.docx"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="programs are faked as shell scripts")


def test_libreoffice_reads_what_the_library_does_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake(tmp_path, monkeypatch, copying(WORD))
    broken = TOWN[:20_000] + bytes(len(TOWN) - 20_000)
    document = read_doc(broken)
    assert (document.format, document.converted_by) == ("doc", "LibreOffice")


@pytest.mark.parametrize("body", ["", "sys.exit(1)\n", "os.makedirs(out); open(os.path.join(out, 'a.docx'), 'w')\n"])
def test_a_converter_that_writes_nothing_is_told(body: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake(tmp_path, monkeypatch, body)
    with pytest.raises(UnreadableFile, match="LibreOffice was to convert it, and it wrote nothing"):
        libreoffice.convert(b"x", ".doc")


def test_a_converter_that_sleeps_is_ended_with_all_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = tmp_path / "child"
    fake(
        tmp_path,
        monkeypatch,
        f"child = os.fork()\nif child: open({str(note)!r}, 'w').write(str(child))\ntime.sleep(60)\n",
    )
    monkeypatch.setattr(libreoffice, "SECONDS", 1.5)
    start = time.monotonic()
    with pytest.raises(UnreadableFile, match="took more than"):
        libreoffice.convert(b"x", ".doc")
    assert time.monotonic() - start < 20
    time.sleep(0.1)
    state = Path(f"/proc/{note.read_text()}/stat")
    assert not state.exists() or state.read_text().split()[2] == "Z"


def test_a_converter_goes_with_the_child_that_asked_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever holds the pipe lives: the program opens it, and what it started has it too."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    fake(tmp_path, monkeypatch, f"held = open({str(pipe)!r}, 'w'); os.fork(); time.sleep(60)\n")
    end = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    (answer,) = sandboxed(lambda data: libreoffice.convert(data, ".doc"), [b"x"], seconds=0.1)
    assert getattr(answer, "kind", None) == "too-slow"
    assert select.select([end], [], [], 20) == ([end], [], [])
    assert os.read(end, 1) == b""
    os.close(end)


def test_each_call_has_its_own_profile_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = tmp_path / "seen"
    fake(tmp_path, monkeypatch, f"open({str(seen)!r}, 'a').write(sys.argv[6] + chr(10))\n" + copying(WORD))
    for _ in range(2):
        libreoffice.convert(b"x", ".doc")
    profiles = seen.read_text().split()
    assert len(set(profiles)) == 2
    assert not any(Path(one.removeprefix("-env:UserInstallation=file://")).exists() for one in profiles)


def test_sums_that_fail_ask_the_other_converter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake(tmp_path, monkeypatch, copying(FIXTURES / "reports" / "sentinel-2021.docx"))
    record = record_of((FIXTURES / "office" / "sentinel-2021.doc").read_bytes(), "a.doc")
    assert "published-inconsistency" in {found["kind"] for found in record["issues"]}


def test_where_the_converters_disagree_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake(tmp_path, monkeypatch, copying(FIXTURES / "reports" / "city-2021form.docx"))
    record = record_of((FIXTURES / "office" / "sentinel-2021.doc").read_bytes(), "a.doc")
    said = [found["message"] for found in record["issues"] if found["kind"] == "engines-disagree"]
    assert any("msdoc2docx" in one and "LibreOffice was taken" in one for one in said)


@pytest.mark.parametrize("keep", [0.02, 0.3, 0.6, 0.9])
def test_a_cut_file_is_told(keep: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "program", lambda: None)
    with pytest.raises((UnreadableFile, OverLimit)) as raised:
        record_of(TOWN[: int(len(TOWN) * keep)], "a.doc")
    assert raised.value.kind == "corrupt"


def test_damage_within_ends_as_an_error_or_a_record(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "program", lambda: None)
    for seed in range(6):
        damaged = bytearray(TOWN)
        for at in range(40):
            damaged[(seed * 7919 + at * at * 104_729) % len(damaged)] = (seed + at * 37) % 256
        try:
            old_word.read_doc(bytes(damaged))
        except (UnreadableFile, OverLimit):
            continue
