"""Values right, lost (null, and an issue says so), wrong and silent, extractor by extractor.

    python -m instruments.extractors [--count 12] [--seed 1] [--tool NAME] [--show]

The extractors are no dependency of anything here: `pip install -e .[bench]`, html2text (GPL) by hand. A wrong or invented
number, or a lost one of which the record says nothing, makes the command fail.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from instruments.extractors.notations import NOTATIONS
from instruments.extractors.pages import Page, pages
from instruments.extractors.tools import ABSENT, TOOLS
from instruments.mutate.case import clean_case
from instruments.mutate.judge import judged

COLUMNS = ("documents", "values", "right", "lost", "wrong", "invented", "silent", "refused", "crashed")
FATAL = ("wrong", "invented", "silent", "crashed")


def texts(page: Page, chosen: Sequence[str] | None) -> Iterator[tuple[str, str]]:
    """What each extractor makes of a page, and the page's report in each notation, by name."""
    for name, extract in TOOLS.items():
        if not chosen or name in chosen:
            yield name, extract(page.markup)
    for name, write in NOTATIONS.items():
        if not chosen or name in chosen:
            yield name, write(page.report)


def main() -> int:
    """Extract, parse, compare, print."""
    parser = argparse.ArgumentParser(prog="python -m instruments.extractors", description=__doc__)
    parser.add_argument("--count", type=int, default=12, help="reports; each comes in every variant")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tool", choices=sorted({*TOOLS, *NOTATIONS}), action="append", help="only this one")
    parser.add_argument("--show", action="store_true", help="name every fault and what was lost")
    options = parser.parse_args()
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    for page in pages(options.count, options.seed):
        for name, text in texts(page, options.tool):
            case = replace(clean_case(0, "text", page.report), prose_judged=False, facts_judged=set())
            verdict = judged(case, text.encode(), "page.txt", f"{name} {page.variant}")
            rows[f"{name}/{page.variant}"] += verdict.counts
            rows["all"] += verdict.counts
            said = [*verdict.faults, *verdict.remarks] if options.show else verdict.faults[:3]
            for line in said:
                print(f"{page.report.name} {verdict.line}: {line}")
    for name in ABSENT:
        print(f"{name} is not installed")
    print("extractor/page".ljust(28) + "".join(f"{column:>11}" for column in COLUMNS))
    for name, counts in sorted(rows.items()):
        print(name.ljust(28) + "".join(f"{counts[column]:>11}" for column in COLUMNS))
    return int(any(rows["all"][column] for column in FATAL))


if __name__ == "__main__":
    sys.exit(main())
