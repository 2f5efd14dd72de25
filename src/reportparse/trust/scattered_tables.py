"""Tables whose labels and numbers stand in the text and make no table: they are there, and nobody can say what is whose.

Programs that write a page as text (pdftotext, with `-layout` or without) tear labels to letters where cells are narrow, and
glue numbers. To say that the report has no such table would be wrong (domain §6).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportparse.chinese.values import is_plain_value
from reportparse.diagnostics.issues import issue
from reportparse.document import Paragraph
from reportparse.forms import FORMS, SECTION_OF, TABLES, Form, TableName
from reportparse.labels.likeness import label_keys
from reportparse.normalise import CellValue, TableReading
from reportparse.patterns import regex
from reportparse.sections.layout_tables import FlatBlock
from reportparse.trust.draft import Draft

MIN_SHARE = 0.6
"""So much of the different characters of a form's labels must be there. Sentences that tell the same hold half of them."""

MIN_NUMBERS = 4
"""So many numbers without a sentence around them are those of a table."""

_GLUED = regex(r"\d{12,}")
"""Numbers side by side without anything between them; none of a report has so many digits."""


def with_scattered_tables(draft: Draft) -> Draft:
    """The draft with a reading without numbers, and an issue, for each table owed whose words and numbers are in the text."""
    if not draft.owes_tables or draft.outline.own_chapters:
        return draft
    readings = dict(draft.tables.readings)
    issues = list(draft.tables.issues)
    words_of = {section.number: _words(section.blocks) for section in draft.outline.sections}
    for name, number in SECTION_OF.items():
        words = words_of.get(number, [])
        if name not in readings and _has_numbers(words) and (form := _form_of(name, words)):
            readings[name] = _without_numbers(form)
            issues.append(issue("table-scrambled", name))
    ordered = {name: readings[name] for name in TABLES if name in readings}
    return replace(draft, tables=replace(draft.tables, readings=ordered, issues=tuple(issues)))


def _words(blocks: Iterable[FlatBlock]) -> list[str]:
    """The words of a section's lines, and of tables that follow no form, that hold no end of a sentence."""
    texts: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            texts.append(block.text)
        elif not block.kind:
            texts += [cell.text for cell in block.table.cells]
    return [word for text in texts for word in text.split() if "。" not in word]


def _has_numbers(words: Sequence[str]) -> bool:
    glued = any(_GLUED.fullmatch(word) for word in words)
    return glued or sum(is_plain_value(word) for word in words) >= MIN_NUMBERS


def _form_of(name: TableName, words: Sequence[str]) -> Form | None:
    """The form of a table of whose labels' characters most are among the words; None where these are too few.

    Of equals the one with fewer characters: the labels of the form of 2021 hold nearly all of those of 2019.
    """
    seen = set("".join(words))
    letters = {form: set("".join(label_keys(form))) for form in FORMS if form.table == name}
    best = max(letters, key=lambda form: (len(letters[form] & seen), -len(letters[form])))
    return best if len(letters[best] & seen) >= MIN_SHARE * len(letters[best]) else None


def _without_numbers(form: Form) -> TableReading:
    values = tuple(CellValue(path, None, None, "unreadable") for path, _, _ in form.places)
    return TableReading(form, values, (), 0.0)
