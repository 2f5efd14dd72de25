"""Trust: what can be believed of what was read, and what the report itself got wrong."""

from reportparse.trust.admission import admit
from reportparse.trust.checks import checked
from reportparse.trust.closer_look import with_closer_look
from reportparse.trust.draft import Draft
from reportparse.trust.guessed_grids import withhold_wrong_guesses
from reportparse.trust.scattered_tables import with_scattered_tables
from reportparse.trust.scheme import with_scheme
from reportparse.trust.second_opinion import with_second_opinion

__all__ = [
    "Draft",
    "admit",
    "checked",
    "with_closer_look",
    "with_scattered_tables",
    "with_scheme",
    "with_second_opinion",
    "withhold_wrong_guesses",
]
