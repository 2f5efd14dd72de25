"""`schema`: the JSON Schema of the record, and of what `check` and `compare` print."""

from __future__ import annotations

from typing import Annotated

import typer

from reportparse.cli.options import Lang, Output, check_choice
from reportparse.cli.streams import print_json
from reportparse.diagnostics.language import say

HELP = say(
    "Print the JSON Schema of the record, or of what check or compare print with --json.",
    "输出记录的 JSON Schema，或 check、compare 加 --json 时输出内容的 JSON Schema。",
)

RECORD = "record"


def schema(
    what: Annotated[str, typer.Argument(metavar="[record|check|compare]", help=say("Of what.", "哪一种。"))] = RECORD,
    output: Output = None,
    lang: Lang = None,
) -> None:
    """The command."""
    from reportparse.across.schema import OUTPUTS, output_schema
    from reportparse.record.schema import json_schema

    check_choice("WHAT", what, (RECORD, *OUTPUTS))
    print_json(json_schema() if what == RECORD else output_schema(what), output)
