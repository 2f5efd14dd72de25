"""Precision and recall of the figures found in running text: `python -m instruments.narrative_heldback`.

Two sets of made-up paragraphs in the manner of real reports, each with its truth. `narrative_development.txt` is what
the patterns were developed on. `narrative_heldback.txt` was written before any pattern and is for measuring alone: who
tunes a pattern on it makes its numbers worthless.

A block is a line "year section organ", lines of text, and a line "=> what=value; …"; `fee=?` is a statement on the
processing fee without an amount.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reportparse.narrative import find_figures, find_processing_fee, sentences

HERE = Path(__file__).parent
SETS = ("development", "heldback")


@dataclass(frozen=True, slots=True)
class Case:
    """A paragraph and what it states: (what, value) as often as stated, values as text."""

    year: int
    section: int
    organ: str
    text: str
    truth: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Score:
    """What was found, and what of it is true, of how many."""

    right: int
    given: int
    true: int

    @property
    def precision(self) -> float:
        return self.right / self.given

    @property
    def recall(self) -> float:
        return self.right / self.true


def cases(name: str) -> list[Case]:
    blocks = (HERE / f"narrative_{name}.txt").read_text(encoding="utf-8").split("\n\n")
    return [_case(block.strip().split("\n")) for block in blocks]


def _case(lines: Sequence[str]) -> Case:
    year, section, organ = lines[0].split(" ")
    pairs = [pair.strip().split("=") for pair in lines[-1].removeprefix("=>").split(";") if pair.strip()]
    return Case(int(year), int(section), organ, "\n".join(lines[1:-1]), tuple((what, value) for what, value in pairs))


def found(case: Case) -> list[tuple[str, str]]:
    said = [*sentences([(case.section, case.text)])]
    pairs = [(figure.what, str(figure.value)) for figure in find_figures(said, case.year, case.organ)]
    fee = find_processing_fee(said, case.year, case.organ)
    return [*pairs, *([("fee", "?" if fee.amount_yuan is None else str(fee.amount_yuan))] if fee else [])]


def score(some: Sequence[Case]) -> Score:
    right = given = true = 0
    for case in some:
        stated, truth = Counter(found(case)), Counter(case.truth)
        right += (stated & truth).total()
        given += stated.total()
        true += truth.total()
    return Score(right, given, true)


def main() -> int:
    for name in SETS:
        some = cases(name)
        result = score(some)
        print(
            f"{name}: {len(some)} paragraphs, {result.true} figures; {result.given} given, {result.right} right; "
            f"precision {result.precision:.3f}, recall {result.recall:.3f}"
        )
        if name == "development":
            for case in some:
                stated, truth = Counter(found(case)), Counter(case.truth)
                for sign, rest in (("+", stated - truth), ("-", truth - stated)):
                    for what, value in rest.elements():
                        print(f"  {sign} {what}={value}  {case.text}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
