"""Who, when and where, read from openings of reports: `python -m instruments.openings [probes.jsonl]`.

Made-up openings in several formats, each with its truth. `openings_development.txt` is what the rules were developed on.
`openings_heldback.txt` was written before any rule and is for measuring alone: who tunes a rule on it makes its numbers
worthless. `openings_blind.jsonl` was written by somebody who had not seen the rules: of its 178 openings 169 were right on
the first run, 6 flagged and 3 silently wrong; they were mended with an eye on it since. A file of further openings (one
JSON object a line: case, head, expect) may be named.

A block is a line "## name | format", the lines of the page, and a line "=> fact=value; …". A line that begins with ">" is
one of the preamble, `<h1>`, `<title>`, `<meta name>`, `<a>` and `<p>` are elements of a web page; what follows "---" stands
below the six sections. "?" before a value asks for an issue that speaks of the fact, whatever the value.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from instruments.made.forms import HEADINGS
from instruments.made.sheet import Text
from instruments.made.to_docx import document_xml, package
from reportparse.diagnostics.errors import ReportparseError
from reportparse.pipeline import record_of

HERE = Path(__file__).parent
SETS = ("development", "heldback")
BLIND = HERE / "openings_blind.jsonl"
SENTENCE = "全年工作平稳有序。"
Outcome = Literal["right", "flagged", "silent"]

_ELEMENT = re.compile(r"<(h1|title|a|p|meta (?P<name>\w+))> ?")


@dataclass(frozen=True, slots=True)
class Opening:
    """The lines of a page above the first section and below the last, and the facts that they state."""

    name: str
    format: str
    head: tuple[str, ...]
    tail: tuple[str, ...]
    truth: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Finding:
    """What the record says of one fact of an opening, and whether that is right, flagged or silently wrong."""

    fact: str
    outcome: Outcome
    truth: str
    seen: str


def openings(name: str) -> list[Opening]:
    """The openings of a set, in the order of its file."""
    blocks = re.split(r"\n+(?=## [^\n]+ \| \w+\n)", (HERE / f"openings_{name}.txt").read_text(encoding="utf-8").strip())
    return [_opening(block.split("\n")) for block in blocks]


def _opening(lines: Sequence[str]) -> Opening:
    name, _, format_ = lines[0].removeprefix("## ").rpartition(" | ")
    page = list(lines[1:-1])
    cut = page.index("---") if "---" in page else len(page)
    truth = dict(fact.strip().split("=", 1) for fact in lines[-1].removeprefix("=>").split(";"))
    truth["preamble"] = "".join(line[1:] for line in page[:cut] if line.startswith(">")) or "null"
    return Opening(name, format_, tuple(page[:cut]), tuple(page[cut + 1 :]), truth)


def probes(path: Path) -> list[Opening]:
    """Openings of a file of JSON lines; `preamble_clean` and `preamble_has` are asked of the preamble."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        truth = {fact: "null" if value is None else str(value) for fact, value in case["expect"].items()}
        found.append(Opening(case["case"], "text", tuple(case["head"].split("\n")), (), truth))
    return found


def rendered(opening: Opening) -> bytes:
    """The page in its format, with six sections below the opening."""
    if opening.format == "html":
        return _html(opening).encode()
    lines = [_plain(line, opening.format) for line in opening.head]
    if opening.format == "docx":
        texts = [Text("title" if at == 0 else "paragraph", line) for at, line in enumerate(lines)]
        body = [Text("heading" if at % 2 == 0 else "paragraph", line) for at, line in enumerate(_body(lines))]
        return package(document_xml([*texts, *body, *(Text("signature", line) for line in opening.tail)]))
    mark = "## " if opening.format == "markdown" else ""
    body_lines = [line if at % 2 else mark + line for at, line in enumerate(_body(lines))]
    gap = "\n\n" if opening.format == "markdown" else "\n"
    return (gap.join([*lines, *body_lines, *opening.tail]) + ("\f" if opening.format == "layout" else "")).encode()


def _body(lines: Sequence[str]) -> list[str]:
    """Headings with a sentence each; without the first heading where the opening holds it."""
    glued = any(line.endswith(HEADINGS[0]) for line in lines)
    body = [line for heading in HEADINGS for line in (heading, SENTENCE)]
    return body[1:] if glued else body


def _plain(line: str, format_: str) -> str:
    if line.startswith("<h1>") and format_ == "markdown":
        return "# " + line.removeprefix("<h1>").strip()
    return _ELEMENT.sub("", line.removeprefix(">").strip() if line.startswith("> ") else line)


def _html(opening: Opening) -> str:
    head, body = [], []
    for line in opening.head:
        element = _ELEMENT.match(line)
        text = line[element.end() :] if element else line.removeprefix("> ")
        if element and element["name"]:
            head.append(f'<meta name="{element["name"]}" content="{text}">')
        elif element and element[1] == "title":
            head.append(f"<title>{text}</title>")
        elif element and element[1] == "a":
            body.append(f'<p><a href="#">{text}</a></p>')
        else:
            tag = "h1" if element and element[1] == "h1" else "p"
            body.append(f"<{tag}>{text}</{tag}>")
    body += [f"<p>{line}</p>" for line in (*_body(opening.head), *opening.tail)]
    return f'<!DOCTYPE html><html><head><meta charset="utf-8">{"".join(head)}</head><body>{"".join(body)}</body></html>'


def judged(opening: Opening) -> Iterator[Finding]:
    """Every fact of an opening, judged."""
    try:
        record = record_of(rendered(opening))
    except ReportparseError as error:
        yield from (Finding(fact, "flagged", value, f"refused: {error}") for fact, value in opening.truth.items())
        return
    for fact, value in opening.truth.items():
        seen = _seen(record, fact)
        spoken = any(
            issue["where"] == f"report.{fact}" or (fact == "preamble" and issue["where"] == "preamble")
            for issue in record["issues"]
        )
        right = _is_right(fact, value, seen)
        asked = value.startswith("?")
        outcome: Outcome = "right" if (spoken if asked else right) else "flagged" if spoken else "silent"
        yield Finding(fact, outcome, value, seen)


def _seen(record: Mapping[str, Any], fact: str) -> str:
    about = record["report"]
    if fact in ("preamble", "preamble_clean", "preamble_has"):
        value = record["preamble"]
    elif fact == "period":
        value = "{start}/{end}".format_map(about["period"]) if about["period"] else None
    elif fact == "s1":
        value = record["sections"][0]["present"]
    else:
        value = about["contact"][fact] if fact in about["contact"] else about[fact]
    return "null" if value is None else str(value)


_NO_PREAMBLE = re.compile(r"日期|来源|字号|浏览|分享|发布于|首页|\d{4}-\d\d-\d\d|打印|年度报告\n")


def _is_right(fact: str, truth: str, seen: str) -> bool:
    if fact == "preamble_clean":
        return _NO_PREAMBLE.search(seen) is None and seen != "null"
    if fact == "preamble_has":
        return truth in seen
    bare = "".join(truth.split())
    if fact == "preamble" and bare.endswith(HEADINGS[0]):
        bare = bare.removesuffix(HEADINGS[0])
    return bare == "".join(seen.split())


def measured(some: Sequence[Opening]) -> tuple[Counter[str], list[str]]:
    """How many openings are right, flagged (one fact at least, none silent) or silent, with what is wrong in words."""
    counts: Counter[str] = Counter()
    remarks = []
    for opening in some:
        found = list(judged(opening))
        worst = max((finding.outcome for finding in found), key=("right", "flagged", "silent").index)
        counts[worst] += 1
        counts.update(f"facts {finding.outcome}" for finding in found)
        remarks += [
            f"{finding.outcome:8}{opening.name} ({opening.format}), {finding.fact}: "
            f"truth {finding.truth}, record {finding.seen}"
            for finding in found
            if finding.outcome != "right"
        ]
    return counts, remarks


def main() -> int:
    """Print the table and what is wrong; of the held-back openings the numbers alone."""
    sets = {**{name: openings(name) for name in SETS}, "blind": probes(BLIND)}
    named = [Path(path) for path in sys.argv[1:]]
    sets |= {path.name: probes(path) for path in named if path.exists()}
    for path in named:
        if not path.exists():
            print(f"{path.name}: absent, not measured")
    for name, some in sets.items():
        counts, remarks = measured(some)
        print(
            f"{name}: {len(some)} openings: {counts['right']} right, {counts['flagged']} flagged, {counts['silent']} silent; "
            f"facts: {counts['facts right']} right, {counts['facts flagged']} flagged, {counts['facts silent']} silent"
        )
        if name != "heldback":
            print("\n".join(f"  {remark}" for remark in remarks))
    return 0


if __name__ == "__main__":
    sys.exit(main())
