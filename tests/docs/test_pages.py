"""README and docs/ are true: their commands exist, what they show is what is printed, their links lead somewhere."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from reportparse.cli.app import app

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.zh-CN.md")
PAGES = sorted(path.relative_to(ROOT).as_posix() for path in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
SHELL = re.compile(r"```sh\n(.*?)```", re.DOTALL)
SHOWN = re.compile(
    r"```sh\n(?P<command>reportparse [^\n]*)\n```\n\n<!--[^>]*-->\n```text\n(?P<output>.*?)```", re.DOTALL
)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")
LONGEST_README = 160
_OF_THE_SHELL = {"|", ">", "<", "-print0"}


def text_of(page: str) -> str:
    return (ROOT / page).read_text("utf-8")


def commands_of(page: str) -> list[list[str]]:
    """The words of every call of reportparse in a page's shell blocks, after its name."""
    calls = []
    for block in SHELL.findall(text_of(page)):
        for line in block.splitlines():
            words = shlex.split(line, comments=True)
            if "reportparse" in words:
                call = words[words.index("reportparse") + 1 :]
                ends = [at for at, word in enumerate(call) if word in _OF_THE_SHELL]
                calls.append(call[: ends[0]] if ends else call)
    return calls


@pytest.mark.parametrize("page", PAGES)
def test_commands_and_options_exist(page: str) -> None:
    root = typer.main.get_command(app)
    commands: dict[str, typer.core.TyperCommand] = vars(root)["commands"]
    for call in commands_of(page):
        command = commands[call[0] if call[0] in commands else "parse"]
        known = {option for parameter in command.params for option in parameter.opts}
        asked = {word.partition("=")[0] for word in call if word.startswith("-") and word != "-"}
        assert asked - known - {"--install-completion"} == set(), call


@pytest.mark.parametrize("page", READMES)
def test_what_is_shown_is_what_is_printed(page: str) -> None:
    shown = SHOWN.search(text_of(page))
    assert shown is not None
    call = shlex.split(shown["command"])[1:]
    script = "from reportparse.cli.main import main; main()"
    done = subprocess.run([sys.executable, "-c", script, *call], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == shown["output"]


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    folder = (ROOT / page).parent
    assert [link for link in LINK.findall(text_of(page)) if not (folder / link).exists()] == []


def test_both_readmes_show_the_same_commands() -> None:
    english, chinese = (
        [[word for word in call if word not in ("--lang", "zh")] for call in commands_of(page)] for page in READMES
    )
    assert english == chinese
    assert len(english) > 10


@pytest.mark.parametrize("page", READMES)
def test_the_readme_is_read_in_minutes(page: str) -> None:
    assert len(text_of(page).splitlines()) <= LONGEST_README
