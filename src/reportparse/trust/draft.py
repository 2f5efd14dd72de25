"""The draft: all that is known of one report so far. Every stage of the pipeline adds its part to it."""

from __future__ import annotations

from dataclasses import dataclass

from reportparse.diagnostics.issues import Issue
from reportparse.document import Document
from reportparse.masthead.reading import Masthead
from reportparse.narrative import NOTHING_STATED, Narrative
from reportparse.normalise import Normalised
from reportparse.sections.segment import Outline
from reportparse.trust.sums import CheckResult


@dataclass(frozen=True, slots=True)
class Draft:
    """One report between its document and its record. What stands before `narrative` is there from the start.

    `published` is the document as it was read, `document` its twin in simplified characters: the same one for nearly all.

    `owes_tables` is False of a report that no form since 2019 binds: the three tables are not asked for.

    `narrative` is what the running text states, `checks` what the sums and the text say of the tables, and `remarks` what is
    wrong in the report itself: likely misprints, filing errors.
    """

    published: Document
    document: Document
    outline: Outline
    masthead: Masthead
    tables: Normalised
    owes_tables: bool = True
    narrative: Narrative = NOTHING_STATED
    checks: tuple[CheckResult, ...] = ()
    remarks: tuple[Issue, ...] = ()
