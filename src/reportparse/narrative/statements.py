"""All that the running text of a report's sections states."""

from __future__ import annotations

from dataclasses import dataclass

from reportparse.diagnostics.issues import Issue
from reportparse.document import Paragraph
from reportparse.masthead.reading import Masthead
from reportparse.narrative.conflicts import settled
from reportparse.narrative.fee import Fee, find_processing_fee
from reportparse.narrative.figures import Figure, find_figures
from reportparse.narrative.quantities import sentences
from reportparse.sections.segment import Outline


@dataclass(frozen=True, slots=True)
class Narrative:
    """Figures in the order of the text, the statement on the processing fee, None where there is none, and the doubts."""

    figures: tuple[Figure, ...]
    fee: Fee | None
    issues: tuple[Issue, ...] = ()


NOTHING_STATED = Narrative((), None)
"""Of a report whose running text was not read, or says nothing of the kind."""


def read_narrative(outline: Outline, masthead: Masthead) -> Narrative:
    """Read the sections; what stands before the first one (title, preamble, a site's boilerplate) states no figures."""
    sections = [
        (section.number, "\n".join(block.text for block in section.blocks if isinstance(block, Paragraph)))
        for section in outline.sections
    ]
    said = list(dict.fromkeys(sentences(sections)))  # what is said in the same words once more states nothing else
    year, organ = masthead.year, masthead.organ
    figures, issues = settled(find_figures(said, year, organ))
    return Narrative(tuple(figures), find_processing_fee(said, year, organ), tuple(issues))
