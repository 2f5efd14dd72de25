"""What a command writes to: nothing of the user's is lost, and whatever cannot be written is one line."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from instruments.made import REPORTS, render_docx, render_html
from tests.cli.test_cli import lines, one_complaint
from tests.program import PROGRAM, Ran, run, start

TOWN = REPORTS["township-2021form"]
ALL_COMMANDS = [
    "{a}",
    "schema",
    "--help",
    "--version",
    "explain",
    "formats",
    "inspect {a}",
    "view {a}",
    "check {a}",
    "check --json {a}",
    "compare {a} {b}",
    "compare --json {a} {b}",
]


def by_shell(script: str, folder: Path) -> Ran:
    """What a shell makes of a script in which P is the program."""
    program = f'P() {{ {shlex.join(PROGRAM)} "$@"; }}\n'
    env = {**os.environ, "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        ["bash", "-c", program + script], capture_output=True, check=False, timeout=60, cwd=folder, env=env
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.docx").write_bytes(render_docx(TOWN))
    (tmp_path / "b.html").write_bytes(render_html(TOWN))
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        "a.docx -o a.docx",
        "b.html a.docx -o ./a.docx",
        "compare b.html a.docx -o a.docx",
        "view b.html a.docx -o a.docx",
        "a.docx -o hard.json",
        "a.docx -o soft.json",
    ],
)
def test_an_input_is_no_output(folder: Path, arguments: str) -> None:
    (folder / "hard.json").hardlink_to(folder / "a.docx")
    (folder / "soft.json").symlink_to("a.docx")
    before = (folder / "a.docx").read_bytes()
    is_refused(run(*arguments.split(), folder=folder))
    assert (folder / "a.docx").read_bytes() == before


@pytest.mark.parametrize("script", ["P - -o a.docx < a.docx", "P a.docx >> a.docx"])
def test_an_input_is_no_output_of_the_shell(folder: Path, script: str) -> None:
    before = (folder / "a.docx").read_bytes()
    is_refused(by_shell(script, folder))
    assert (folder / "a.docx").read_bytes() == before


def is_refused(ran: Ran) -> None:
    assert (ran.returncode, one_complaint(ran, "not-writable")) == (2, True)
    assert b"it is the file that is read" in ran.stderr


def test_a_file_keeps_its_mode_and_a_link_stays_one(folder: Path) -> None:
    target, link = folder / "out.json", folder / "link.json"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link.symlink_to("out.json")
    assert run(folder / "a.docx", "-o", link).returncode == 0
    assert (link.is_symlink(), target.stat().st_mode & 0o777) == (True, 0o640)
    assert target.read_bytes() == run(folder / "a.docx").stdout
    (folder / "dangling.json").symlink_to("new.json")
    assert run(folder / "a.docx", "-o", folder / "dangling.json").returncode == 0
    assert (folder / "new.json").read_bytes() == target.read_bytes()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_what_may_not_be_written_is_not_replaced(folder: Path) -> None:
    (folder / "out.json").write_bytes(b"old")
    (folder / "out.json").chmod(0o400)
    ran = run(folder / "a.docx", "-o", folder / "out.json")
    assert (ran.returncode, one_complaint(ran, "not-writable")) == (2, True)


def test_links_in_a_circle(folder: Path) -> None:
    (folder / "loop").symlink_to("loop")
    ran = run(folder / "a.docx", "-o", folder / "loop")
    assert (ran.returncode, one_complaint(ran, "not-writable"), (folder / "loop").is_symlink()) == (2, True, True)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
@pytest.mark.parametrize("command", ALL_COMMANDS)
def test_standard_output_full(folder: Path, command: str) -> None:
    ran = run(*command.format(a="a.docx", b="b.html").split(), folder=folder, stdout=Path("/dev/full"))
    assert (ran.returncode, one_complaint(ran, "not-writable")) == (2, True)


@pytest.mark.parametrize("command", ALL_COMMANDS)
def test_standard_output_closed(folder: Path, command: str) -> None:
    ran = run(*command.format(a="a.docx", b="b.html").split(), folder=folder, closed=1)
    assert (ran.returncode, one_complaint(ran, "not-writable")) == (2, True)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
@pytest.mark.parametrize(
    "script",
    [
        "P a.docx >&-",
        "P inspect a.docx > /dev/full",
        "P view a.docx >&-",
        "P check a.docx > /dev/full",
        "P compare a.docx b.html >&-",
        "P schema > /dev/full",
        "P --help >&-",
    ],
)
def test_standard_output_full_or_closed_from_the_start(folder: Path, script: str) -> None:
    ran = by_shell(script, folder)
    assert (ran.returncode, one_complaint(ran, "not-writable")) == (2, True)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_a_full_device_stays_a_device(folder: Path) -> None:
    ran = run(folder / "a.docx", "-o", "/dev/full")
    assert (ran.returncode, one_complaint(ran, "not-writable")) == (2, True)
    assert Path("/dev/full").is_char_device()


def test_a_file_that_grows_too_long(folder: Path) -> None:
    ran = by_shell("ulimit -f 1; P a.docx --cells -o out.json", folder)
    assert (ran.returncode, one_complaint(ran, "not-writable")) == (2, True)
    assert sorted(path.name for path in folder.iterdir()) == ["a.docx", "b.html"]


@pytest.mark.parametrize("ending", ["2>&-", "2> /dev/full"])
def test_nobody_to_be_told(folder: Path, ending: str) -> None:
    ran = by_shell(f"P nothing {ending}", folder)
    assert (ran.returncode, ran.stdout, ran.stderr) == (1, b"", b"")


def test_standard_input_closed(folder: Path) -> None:
    ran = by_shell("P - <&-", folder)
    assert (ran.returncode, ran.stdout, len(lines(ran.stderr))) == (1, b"", 1)


def test_a_reader_that_goes_away_is_no_failure(folder: Path) -> None:
    ran = by_shell("P a.docx a.docx a.docx a.docx | head -c 5 > /dev/null; exit ${PIPESTATUS[0]}", folder)
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("chekc", "a.docx"), 2, "did you mean check?"),
        (("--lang", "zh", "comapre", "a.docx"), 2, "是否想用 compare？"),
        (("nothing",), 1, "[not-found]"),
        (("--lang", "zh", "nothing"), 1, "找不到文件"),
        ((".",), 1, "reportparse batch FOLDER -o OUT"),
    ],
)
def test_what_was_meant(arguments: tuple[str, ...], code: int, said: str) -> None:
    ran = (start if "--lang" in arguments else run)(*arguments)
    assert (ran.returncode, said in ran.stderr.decode(), len(lines(ran.stderr))) == (code, True, 1)


def test_a_file_of_that_name_is_no_mistyped_command(folder: Path) -> None:
    (folder / "chekc").write_bytes(b"")
    ran = run("chekc", folder=folder)
    assert (ran.returncode, one_complaint(ran, "empty")) == (1, True)


def test_the_language_may_stand_first(folder: Path) -> None:
    ran = by_shell("P --lang zh check a.docx", folder)
    assert (ran.returncode, lines(ran.stderr)[-1].startswith("报告 1 份")) == (0, True)
    assert by_shell("P --lang=zh schema", folder).stdout == run("schema").stdout


def test_version_in_short() -> None:
    assert run("-V").stdout == run("--version").stdout != b""


@pytest.mark.skipif(sys.platform != "linux", reason="the system's own way to name standard output")
def test_standard_output_as_a_file(folder: Path) -> None:
    assert by_shell("P a.docx -o /dev/stdout | cat", folder).stdout == run(folder / "a.docx").stdout


@pytest.mark.skipif(os.geteuid() != 0, reason="root alone may give files away")
def test_a_file_keeps_its_owner_and_its_group(folder: Path) -> None:
    output = folder / "out.json"
    output.write_bytes(b"old")
    os.chown(output, 1234, 1235)
    output.chmod(0o2660)
    assert run(folder / "a.docx", "-o", output).returncode == 0
    kept = output.stat()
    assert (kept.st_uid, kept.st_gid, kept.st_mode & 0o7777, kept.st_size > 3) == (1234, 1235, 0o2660, True)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are Unicode")
def test_a_name_that_is_no_utf_8_is_spelt_in_one_way(folder: Path) -> None:
    named = by_shell(
        r"""
        mkdir in; cp a.docx "in/$(printf '\xbc\xd7.docx')"
        P in/*; echo; P batch -q in -o -""",
        folder,
    ).stdout.decode()
    one, several = named.partition("\n\n")[::2]
    assert [json.loads(said)["source"]["name"] for said in (one, several)] == ["甲.docx", "甲.docx"]
