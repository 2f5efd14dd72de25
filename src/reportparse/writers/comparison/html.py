"""A comparison as one HTML page to hand on: no script, nothing loaded from elsewhere, all text escaped."""

from __future__ import annotations

from html import escape
from string import Template

from reportparse.across.comparison import Comparison, Piece, SectionDiff, ValueChange
from reportparse.diagnostics.language import Language
from reportparse.writers.comparison.text import heads, printable, row, summary, title

_TAGS = {"same": "span", "removed": "del", "added": "ins"}
_PAGE = Template("""\
<!DOCTYPE html>
<html lang="$lang">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title</title>
<style>
body { font-family: sans-serif; line-height: 1.6; max-width: 60em; margin: 2em auto; padding: 0 1em; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #bbb; padding: .2em .6em; text-align: right; }
th:first-child, td:first-child { text-align: left; }
tr.changed { background: #fff6d6; }
del { background: #fbdcdc; color: #8a1414; }
ins { background: #dcf3dc; color: #14601f; text-decoration: none; }
.text { white-space: pre-wrap; }
</style>
</head>
<body>
<h1>$title</h1>
<p>$first → $second</p>
<p>$summary</p>
<table>
<thead><tr>$heads</tr></thead>
<tbody>
$rows
</tbody>
</table>
$sections
</body>
</html>
""")


def to_html(comparison: Comparison, language: Language) -> bytes:
    """The page: every value that either report has, then the text of every section."""
    page = _PAGE.substitute(
        lang="zh-CN" if language == "zh" else "en",
        title=escape(title(language)),
        first=_escaped(comparison.first.label),
        second=_escaped(comparison.second.label),
        summary=escape(summary(comparison, language)),
        heads="".join(f"<th>{_escaped(head)}</th>" for head in heads(comparison, language)),
        rows="\n".join(_row(value) for value in comparison.values),
        sections="\n".join(_section(section) for section in comparison.sections),
    )
    return page.encode("utf-8", "replace")


def _row(value: ValueChange) -> str:
    mark = ' class="changed"' if value.first != value.second else ""
    return f"<tr{mark}>" + "".join(f"<td>{_escaped(cell)}</td>" for cell in row(value)) + "</tr>"


def _section(section: SectionDiff) -> str:
    pieces = "".join(_piece(piece) for piece in section.pieces)
    return f'<h2>{_escaped(section.heading)}</h2>\n<div class="text">{pieces}</div>'


def _piece(piece: Piece) -> str:
    return f"<{_TAGS[piece.op]}>{_escaped(piece.text)}</{_TAGS[piece.op]}>"


def _escaped(text: str) -> str:
    return escape(printable(text))
