"""What the lists of a summary are made of, as plain data that the page's script shows some rows of at a time.

Numbers stand for names where names repeat: twenty thousand reports are to be one page of a few megabytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from reportparse.across.measures import MEASURES
from reportparse.across.overview import Doubt, Overview, Remark, State
from reportparse.diagnostics.explain import find
from reportparse.diagnostics.language import Both
from reportparse.writers.findings.words import GRAVITIES, Sign

LISTED: dict[str, Sign] = {
    "no-record": GRAVITIES["unread"],
    "error": GRAVITIES["error"],
    "suspect": GRAVITIES["suspect"],
    "failed": GRAVITIES["failed"],
    "years": Sign(Both("at odds with last year", "与上年不符"), "✗", "bad"),
    "usual": GRAVITIES["usual"],
}
"""What is listed, the gravest first."""

STATES: dict[State, tuple[str, str, Both]] = {
    "complete": ("✓", "good", Both("complete", "完整")),
    "partial": ("◐", "warn", Both("partial: something is missing in it", "不完整：有缺失")),
    "failed": ("✗", "bad", Both("a file of that name gave no record", "有此名称的文件，但未得到记录")),
    "missing": ("⊘", "gap", Both("missing: there are reports before and after", "缺：前后年度都有")),
    "none": ("·", "open", Both("none, before its first or after its last one", "无：在首份之前或末份之后")),
    "late": ("◇", "warn", Both("not seen in the last year, while there are earlier ones", "最近一年未见，此前有")),
}
"""How an organ's year stands: a sign, a colour, what both say."""

WRONG = ("✗", "bad", Both("of these, with sums that fail", "其中表内合计不符"))
"""What stands beside the state of a year whose report is whole and does not add up."""

MAX_LISTED = 25_000
MAX_LISTED_CHARACTERS = 2_500_000
"""Of the messages in the list, so that the page stays within 10 MB; the gravest stand in it, and what does not is counted."""
MAX_TEXT = 300
"""Characters of one text."""


def content(overview: Overview, views: Mapping[str, str]) -> dict[str, Any]:
    """Reports, organs and findings; `views` leads from a report to the page that shows it, if there is one."""
    organ_numbers = {
        id(report): at for at, organ in enumerate(overview.organs) for of in organ.years.values() for report in of
    }
    formats, forms = _Numbered(), _Numbered()
    kinds: dict[Both, int] = {}
    codes = {state: at for at, state in enumerate(STATES)}
    findings, n_unlisted = _findings(overview, kinds)
    return {
        "years": overview.years,
        "measures": list(MEASURES),
        "gravities": [[gravity.sign, gravity.colour, gravity.says.zh, gravity.says.en] for gravity in LISTED.values()],
        "organs": [
            [_text(organ.name), "".join(str(codes[overview.state(organ, year)]) for year in overview.years)]
            for organ in overview.organs
        ],
        "reports": [
            [
                organ_numbers.get(id(report), -1),
                report.year,
                _text(report.name),
                forms.of(report.form),
                formats.of(report.format),
                int(report.status == "complete"),
                int(report.checks_failed > 0),
                [_number(report.numbers[key]) for key in report.numbers],
                views.get(report.name, ""),
            ]
            for report in overview.reports
        ],
        "lost": [_text(one.name) for one in overview.lost],
        "findings": findings,
        "unlisted": n_unlisted,
        "forms": forms.names,
        "formats": formats.names,
        "kinds": [[words.zh, words.en] for words in kinds],
    }


@cache
def kind_words(kind: str) -> Both:
    """What findings of a kind are called: what the catalogue says that it means, of all of a family alike."""
    entry = find(kind)
    return Both(entry[1].en.means, entry[1].zh.means) if entry else Both(kind, kind)


class _Numbered:
    """Names with the numbers that stand for them."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self._numbers: dict[str, int] = {}

    def of(self, name: str) -> int:
        """The number of a name."""
        if name not in self._numbers:
            self._numbers[name] = len(self.names)
            self.names.append(_text(name))
        return self._numbers[name]


def _number(number: int | Doubt) -> int | str | None:
    """A number; "?" where it is doubtful, null where it is blank."""
    if isinstance(number, Doubt):
        return "?" if number.why == "doubtful" else None
    return number


def _findings(overview: Overview, kinds: dict[Both, int]) -> tuple[list[list[Any]], int]:
    """[report, gravity, kind, en, zh] with the gravest first, and how many more there are.

    Files without a record count down from -1 in place of a report."""
    ranks = {gravity: at for at, gravity in enumerate(LISTED)}
    of_lost: Iterable[tuple[int, Remark]] = ((-1 - at, one.remark) for at, one in enumerate(overview.lost))
    of_reports = ((at, found) for at, report in enumerate(overview.reports) for found in report.remarks)
    every = sorted([*of_lost, *of_reports], key=lambda it: ranks[it[1].gravity])
    listed: list[list[Any]] = []
    room = MAX_LISTED_CHARACTERS
    for at, found in every[:MAX_LISTED]:
        en, zh = _text(found.text.en), _text(found.text.zh)
        room -= len(en) + len(zh)
        if room < 0:
            break
        listed.append([at, ranks[found.gravity], kinds.setdefault(kind_words(found.kind), len(kinds)), en, zh])
    return listed, len(every) - len(listed)


def _text(text: str) -> str:
    """A long text by its two ends: by how much a sum fails stands in the last."""
    half = MAX_TEXT // 2
    return text if len(text) <= MAX_TEXT else f"{text[:half]}…{text[1 - half :]}"
