"""What is admitted as a report, and what others are called: `python -m instruments.admission`.

Made-up documents: reports, which must give a record, and others, which must not. `admission_development.txt` is what the
rules were developed on; `admission_heldback.txt` was written before any rule and is for measuring alone.

A block is a line "## name | report" or "## name | other word" and the lines of the document; `word` is what the refusal must
call it, `@sections` stands for the six sections with a sentence each.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from instruments.made.forms import HEADINGS
from reportparse.diagnostics.errors import NotAReport, ReportparseError
from reportparse.pipeline import record_of

HERE = Path(__file__).parent
SETS = ("development", "heldback")
SECTIONS = "\n".join(line for heading in HEADINGS for line in (heading, "本部分情况平稳。"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document, whether it is a report, and what its refusal must say."""

    name: str
    is_report: bool
    word: str
    text: str


def candidates(name: str) -> list[Candidate]:
    """The documents of a set, in the order of its file."""
    blocks = re.split(r"\n+(?=## )", (HERE / f"admission_{name}.txt").read_text(encoding="utf-8").strip())
    return [_candidate(*block.split("\n", 1)) for block in blocks]


def _candidate(head: str, text: str) -> Candidate:
    name, _, truth = head.removeprefix("## ").rpartition(" | ")
    what, _, word = truth.partition(" ")
    return Candidate(name, what == "report", word, text.replace("@sections", SECTIONS))


def refusal(candidate: Candidate) -> str | None:
    """Why a document is refused, in Chinese; None where it gives a record."""
    try:
        record_of(candidate.text.encode())
    except NotAReport as error:
        return error.zh
    except ReportparseError as error:
        return f"{error.kind}: {error.zh}"
    return None


def measured(some: Sequence[Candidate]) -> tuple[Counter[str], list[str]]:
    """How many are rightly admitted, rightly refused, wrongly either, or refused without their name."""
    counts: Counter[str] = Counter()
    remarks = []
    for candidate in some:
        why = refusal(candidate)
        right = (why is None) == candidate.is_report
        called = (why or "").partition("「")[0]
        unnamed = not candidate.is_report and why is not None and candidate.word not in called
        sort = "reports" if candidate.is_report else "others"
        counts[sort] += 1
        counts[f"{sort} right"] += right
        counts["unnamed"] += unnamed
        if not right or unnamed:
            remarks.append(f"{candidate.name}: {why or 'admitted'}")
    return counts, remarks


def main() -> int:
    """Print the table and what is wrong; of the held-back documents the numbers alone."""
    for name in SETS:
        counts, remarks = measured(candidates(name))
        print(
            f"{name}: {counts['reports right']} of {counts['reports']} reports admitted, "
            f"{counts['others right']} of {counts['others']} others refused, {counts['unnamed']} of them not called by name"
        )
        if name != "heldback":
            print("\n".join(f"  {remark}" for remark in remarks))
    return 0


if __name__ == "__main__":
    sys.exit(main())
