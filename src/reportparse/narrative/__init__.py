"""The running text: figures stated in it, the processing fee, and whether they agree with the tables.

`kinds` declares what is counted and how it is worded, `quantities` finds numbers with their surroundings, `scope` tells
which of them speak of the year reported on, `denials` finds zeros said in words, `figures` puts these together; `fee` and
`agreement` stand on their own.
"""

from reportparse.narrative.agreement import check_narrative
from reportparse.narrative.fee import Fee, find_processing_fee
from reportparse.narrative.figures import Figure, find_figures
from reportparse.narrative.quantities import sentences
from reportparse.narrative.reading import Narrative, read_narrative

__all__ = [
    "Fee",
    "Figure",
    "Narrative",
    "check_narrative",
    "find_figures",
    "find_processing_fee",
    "read_narrative",
    "sentences",
]
