"""Mutation at scale: clean made-up reports, messed up at random by seed, parsed, and judged against the known truth.

`python -m instruments.mutate --count 2000 --seed 1` prints the tables; `--only SEED` takes one document apart. Each mess is a
function on a `Case` in one of the mess modules; whatever it does to the document, it keeps the case's truth true.
"""

from instruments.mutate.build import build, render
from instruments.mutate.case import Case, Truth
from instruments.mutate.judge import Verdict, judge

__all__ = ["Case", "Truth", "Verdict", "build", "judge", "render"]
