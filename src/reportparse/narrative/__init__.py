"""The running text: the figures stated in it, and the processing fee.

`kinds` declares what is counted and how it is worded, and `quantities` finds numbers with their surroundings. A grammar that
every kind shares tells which of them count: `scope` which year they are of, `offices` whose they are, `sites` on whose site
and in which part of it, `clauses` whether the thing was done, `remarks` what brackets take back, `topics` what a bare
phrase speaks of, `ellipsis` what a clause leaves out, `rewording` what several numbers in one breath say, `denials` what
was said to be none, `series` which numbers are one of several. `figures` puts these together, `conflicts` leaves out what
contradicts itself; `fee` stands on its own. Whether the figures agree with the tables is a check: `trust.agreement`.
"""

from reportparse.narrative.conflicts import settled
from reportparse.narrative.fee import Fee, find_processing_fee
from reportparse.narrative.figures import Figure, find_figures
from reportparse.narrative.quantities import sentences
from reportparse.narrative.statements import NOTHING_STATED, Narrative, read_narrative

__all__ = [
    "NOTHING_STATED",
    "Fee",
    "Figure",
    "Narrative",
    "find_figures",
    "find_processing_fee",
    "read_narrative",
    "sentences",
    "settled",
]
