"""`schema`: the JSON Schema of the record."""

from __future__ import annotations

from reportparse.cli.options import Lang, Output
from reportparse.cli.streams import print_json
from reportparse.diagnostics.language import say

HELP = say("Print the JSON Schema of the record.", "输出记录的 JSON Schema。")


def schema(output: Output = None, lang: Lang = None) -> None:
    """The command."""
    from reportparse.record.schema import json_schema

    print_json(json_schema(), output)
