"""`--help`: what a command does, its arguments and options, in the reader's language, as wide as the terminal.

typer's own panels take `[ocr]` for markup, end a line of Chinese in "…" and head it in English.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from shutil import get_terminal_size
from typing import Any

import typer
from rich.cells import cell_len
from typer.core import TyperArgument, TyperCommand, TyperGroup

from reportparse.diagnostics.language import say
from reportparse.writers.wrapping import wrapped

MAX_COLUMNS = 100
WIDEST_NAME = 26
"""Columns that names take at most; what a longer one says stands below it."""


class Command(TyperCommand):
    """A command that is told so."""

    def get_help(self, ctx: Any) -> str:
        """All of it as text."""
        return _page(self, ctx, [])


class Group(TyperGroup):
    """All commands, which are told so."""

    def get_help(self, ctx: Any) -> str:
        """All of it as text."""
        return _page(self, ctx, [(name, self.commands[name].help or "") for name in self.list_commands(ctx)])


def _page(command: Any, ctx: Any, commands: Sequence[tuple[str, str]]) -> str:
    parameters = [param for param in command.get_params(ctx) if not param.hidden]
    arguments = [param for param in parameters if isinstance(param, TyperArgument)]
    options = [param for param in parameters if param not in arguments]
    columns = min(get_terminal_size().columns, MAX_COLUMNS)
    words = [ctx.command_path, say("[OPTIONS]", "[选项]"), *map(_usage, arguments)]
    words += [say("COMMAND [ARGS]...", "命令 [参数]...")] if commands else []
    lines = [*wrapped(f"{say('Usage: ', '用法：')}{' '.join(words)}", columns), "", *wrapped(command.help, columns)]
    for head, listed in (
        (say("Arguments", "参数"), [(str(param.metavar), _said(param)) for param in arguments]),
        (say("Options", "选项"), [(_names(param), _said(param)) for param in options]),
        (say("Commands", "命令"), commands),
    ):
        if listed:
            lines += ["", typer.style(head, bold=True), *_list(listed, columns)]
    return "\n".join(lines)


def _usage(argument: Any) -> str:
    name = str(argument.metavar)
    return name if argument.required or name.startswith("[") else f"[{name}]"


def _names(option: Any) -> str:
    """All that an option is called, with the word that stands for its value."""
    names = ", ".join(sorted((*option.opts, *option.secondary_opts), key=lambda name: not name.startswith("--")))
    return names if option.is_flag else f"{names} {option.metavar or 'N'}"


_OF_TYPER = {
    "Show this message and exit.": "显示本帮助。",
    "Install completion for the current shell.": "为当前 shell 安装命令补全。",
    "Show completion for the current shell, to copy it or customize the installation.": "显示命令补全脚本，供复制修改。",
}
"""What typer says of options of its own."""


def _said(parameter: Any) -> str:
    text = parameter.help or ""
    text = say(text, _OF_TYPER.get(text, text))
    default = parameter.default
    if isinstance(default, str) and default:
        text += say(f" [default: {default}]", f"[默认 {default}]")
    return text


def _list(listed: Sequence[tuple[str, str]], columns: int) -> Iterator[str]:
    """Names in one column, what is said of them in the next."""
    room = min(max(cell_len(name) for name, _ in listed), WIDEST_NAME) + 4
    for name, text in listed:
        first, *rest = wrapped(text, columns - room)
        if cell_len(name) + 4 > room:
            yield f"  {name}"
            yield f"{'':{room}}{first}"
        else:
            yield f"  {name}{'':{room - cell_len(name) - 2}}{first}"
        yield from (f"{'':{room}}{line}" for line in rest)
