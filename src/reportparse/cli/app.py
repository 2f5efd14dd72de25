"""The commands and their options, for typer. The program loads this where a command or an option is named."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated

import typer

from reportparse.cli import COMMANDS
from reportparse.cli.help import Command, Group
from reportparse.cli.options import Lang
from reportparse.diagnostics.language import say
from reportparse.version import __version__

app = typer.Typer(
    cls=Group,
    name="reportparse",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
    help=say(
        "Turn annual reports on open government information into canonical JSON records. "
        "`reportparse FILE` is short for `reportparse parse FILE`.",
        "把政府信息公开工作年度报告转换为规范的 JSON 记录。`reportparse FILE` 即 `reportparse parse FILE`。",
    ),
)
for _name in COMMANDS:
    _module = import_module(f"reportparse.cli.{_name}")
    app.command(_name, cls=Command, help=_module.HELP)(getattr(_module, _name))


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"reportparse {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option("--version", "-V", callback=_version, is_eager=True, help=say("Print the version.", "显示版本。")),
    ] = False,
    lang: Lang = None,
) -> None:
    pass
