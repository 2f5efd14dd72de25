"""Issues: a report was made, and this is what to know about it.

A message says where, what was seen and what was expected; text of the document stands in 「」. One issue of severity
`error` makes the record `partial`.
"""

from __future__ import annotations

from typing import NamedTuple

from reportparse.diagnostics.catalogue import ISSUES
from reportparse.diagnostics.catalogue.entries import Severity
from reportparse.diagnostics.language import Both, filled
from reportparse.diagnostics.places import place_zh


class Issue(NamedTuple):
    """One issue. `where` is a path of the record ("requests.total.other", "sections.4") or a place of the document.

    Such are "page 3", "table 2, row 5, column 3" (from 1, tables in reading order), and "document" for all of it.

    A fact that reads differently in the two languages is `Both`.
    """

    kind: str
    where: str
    facts: tuple[tuple[str, str | Both], ...] = ()

    @property
    def severity(self) -> Severity:
        """The severity of its kind."""
        return ISSUES[self.kind].severity

    @property
    def message(self) -> str:
        """The message in English."""
        return f"{self.where}: {self._said.en}"

    @property
    def message_zh(self) -> str:
        """The message in Chinese."""
        return f"{place_zh(self.where)}：{self._said.zh}"

    @property
    def _said(self) -> Both:
        entry = ISSUES[self.kind]
        return filled(Both(entry.en.message, entry.zh.message), dict(self.facts))


def issue(kind: str, where: str, **facts: object) -> Issue:
    """Make an issue of a catalogued kind; unknown kinds and missing facts are programming errors (KeyError)."""
    told = tuple((name, fact if isinstance(fact, Both) else str(fact)) for name, fact in facts.items())
    ISSUES[kind].en.message.format_map(facts)
    return Issue(kind, where, told)
