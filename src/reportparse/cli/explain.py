"""`explain`: what a kind of issue, error or check means."""

from __future__ import annotations

from typing import Annotated

import typer

from reportparse.cli.options import Lang
from reportparse.diagnostics.language import LANGUAGE, say

HELP = say(
    "Explain KIND, an issue's or error's kind or a check's id: what it means, what causes it, what to do.",
    "解释 KIND（问题、错误的类别或核对项编号）：含义、原因、处理办法。",
)


def explain(
    kind: Annotated[
        str | None,
        typer.Argument(metavar="KIND", help=say("Without it, all kinds are listed.", "不填则列出全部类别。")),
    ] = None,
    lang: Lang = None,
) -> None:
    """The command."""
    from reportparse.diagnostics.explain import explain as explained

    text = explained(kind, LANGUAGE)
    if text is None:
        raise typer.BadParameter(
            say("no such kind; `reportparse explain` lists all.", "没有这一类别，`reportparse explain` 列出全部。"),
            param_hint="KIND",
        )
    typer.echo(text)
