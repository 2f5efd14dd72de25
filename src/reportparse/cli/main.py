"""The program: its arguments to a command, and whatever fails to one line on standard error.

Most calls name reports and nothing else. They are parsed as they are: loading typer, which reads commands and options,
takes longer than parsing a report. `--help` loads no parser.
"""

from __future__ import annotations

import signal
import sys
from pathlib import Path

from reportparse.cli import COMMANDS
from reportparse.cli.parsing import parse_files
from reportparse.cli.streams import abandon, complain_unwritable, open_closed_streams
from reportparse.diagnostics.complaints import complain
from reportparse.diagnostics.errors import ReportparseError
from reportparse.diagnostics.exit_codes import (
    EXIT_BY_SIGNAL,
    EXIT_COMPLETE,
    EXIT_INTERRUPTED,
    EXIT_NO_RECORD,
    EXIT_USAGE,
)
from reportparse.diagnostics.language import say
from reportparse.sandbox import crash

_OWN_OPTIONS = ("--help", "-h", "--version", "-V", "--install-completion", "--show-completion")


def _with_command(arguments: list[str]) -> list[str]:
    """The arguments with `parse` put in where the first one, behind the language, names no command.

    Ends the program as wrong usage where it is a command mistyped.
    """
    at = 0
    while at < len(arguments) and (arguments[at] == "--lang" or arguments[at].startswith("--lang=")):
        at += 1 if "=" in arguments[at] else 2
    if at >= len(arguments) or arguments[at] in (*COMMANDS, *_OWN_OPTIONS):
        return arguments
    if meant := _meant(arguments[at]):
        said = say(
            f"There is no such command or file; did you mean {meant}?", f"没有这个命令或文件；是否想用 {meant}？"
        )
        complain(arguments[at], said)
        sys.exit(EXIT_USAGE)
    return [*arguments[:at], "parse", *arguments[at:]]


def _meant(word: str) -> str | None:
    """The command that was mistyped; None where the word may be anything else."""
    if not word.isalpha() or Path(word).exists():
        return None
    from difflib import get_close_matches

    return next(iter(get_close_matches(word.lower(), COMMANDS, 1, 0.75)), None)


_stopped_by: int | None = None
"""The number of the signal other than Ctrl-C that asked the program to end."""


def _stop(number: int, frame: object) -> None:
    global _stopped_by
    _stopped_by = number
    raise KeyboardInterrupt


def _listen() -> None:
    """End as on Ctrl-C where the system or a closed terminal asks for it, except where that is ignored (nohup)."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, _stop)


def main() -> None:
    """Run the program; whatever fails is one line on standard error."""
    open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    _listen()
    code = _ran(_with_command(sys.argv[1:]))
    try:
        sys.stdout.flush()
    except OSError as error:
        code = _end_of_output(error)
    if code == EXIT_INTERRUPTED and _stopped_by is not None:
        code = EXIT_BY_SIGNAL + _stopped_by
    sys.exit(code)


def _ran(arguments: list[str]) -> int:
    """Carry out the command of some arguments: its exit code."""
    try:
        command, *rest = arguments or [""]
        if command == "parse" and rest and all(word == "-" or not word.startswith("-") for word in rest):
            return parse_files(rest)
        from reportparse.cli.app import app

        app(args=arguments, prog_name="reportparse")
    except SystemExit as ended:
        if isinstance(ended.__context__, BrokenPipeError):  # typer has caught it
            return _end_of_output(ended.__context__)
        return ended.code if isinstance(ended.code, int) else EXIT_COMPLETE
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except OSError as error:
        return _end_of_output(error)
    except ReportparseError as error:
        complain(*filter(None, (error.path,)), error.said, kind=error.kind)
        return EXIT_USAGE
    except Exception as error:
        complain(crash(error).said, kind="crashed")
        return EXIT_NO_RECORD
    return EXIT_COMPLETE


def _end_of_output(error: OSError) -> int:
    """The exit code where standard output cannot be written. That its reader went away (| head) is nothing to speak of."""
    if not isinstance(error, BrokenPipeError):
        complain_unwritable(say("standard output", "标准输出"), error.strerror or str(error))
    abandon(sys.stdout)
    return EXIT_COMPLETE if isinstance(error, BrokenPipeError) else EXIT_USAGE
