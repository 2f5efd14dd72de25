"""The running text: the figures stated in it, and the processing fee.

`kinds` declares what is counted and how it is worded, `quantities` finds numbers with their surroundings, `scope` tells
which of them speak of the year reported on, `denials` finds zeros said in words, `figures` puts these together; `fee`
stands on its own. Whether the figures agree with the tables is a check: `trust.agreement`.
"""

from reportparse.narrative.fee import Fee, find_processing_fee
from reportparse.narrative.figures import Figure, find_figures
from reportparse.narrative.quantities import sentences
from reportparse.narrative.reading import NOTHING_STATED, Narrative, read_narrative

__all__ = [
    "NOTHING_STATED",
    "Fee",
    "Figure",
    "Narrative",
    "find_figures",
    "find_processing_fee",
    "read_narrative",
    "sentences",
]
