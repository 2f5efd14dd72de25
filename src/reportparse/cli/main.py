"""The command line: one module a command, put together here. `--help` loads no parser."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Annotated

import typer

from reportparse.cli import batch, check, compare, explain, formats, inspect, parse, schema
from reportparse.diagnostics.exit_codes import EXIT_COMPLETE, EXIT_INTERRUPTED
from reportparse.diagnostics.language import say
from reportparse.version import __version__

COMMANDS: dict[str, tuple[Callable[..., None], str]] = {
    "parse": (parse.parse, parse.HELP),
    "check": (check.check, check.HELP),
    "compare": (compare.compare, compare.HELP),
    "explain": (explain.explain, explain.HELP),
    "batch": (batch.batch, batch.HELP),
    "inspect": (inspect.inspect, inspect.HELP),
    "schema": (schema.schema, schema.HELP),
    "formats": (formats.formats, formats.HELP),
}
"""The commands, as `--help` lists them."""

_OWN_OPTIONS = ("--help", "-h", "--version", "--install-completion", "--show-completion")

app = typer.Typer(
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
for _name, (_command, _help) in COMMANDS.items():
    app.command(_name, help=_help)(_command)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"reportparse {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help=say("Print the version.", "显示版本。"))
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the program; `parse` is put in where the first argument names no command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    arguments = sys.argv[1:]
    if arguments and arguments[0] not in (*COMMANDS, *_OWN_OPTIONS):
        arguments = ["parse", *arguments]
    try:
        app(args=arguments, prog_name="reportparse")
    except KeyboardInterrupt:
        sys.exit(EXIT_INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output went away (| head): nothing is wrong, nothing is to be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(EXIT_COMPLETE)
