"""The official forms as data: labels, paths, units and sums of each table.

No code here or in the declarations decides by year; which form a table follows is found from its labels (domain §1).
A new form is one declaration and one line in `FORMS`: names, order, sections and the record's shape follow from it.
"""

from __future__ import annotations

from reportparse.forms import y2014, y2019, y2021
from reportparse.forms.declaration import Column, Form, Identity, Panel, Row, Subject, TableName

__all__ = [
    "FORMS",
    "GENERATIONS",
    "GRID_FORMS",
    "SECTION_OF",
    "SUBJECTS",
    "TABLES",
    "Column",
    "Form",
    "Identity",
    "Panel",
    "Row",
    "Subject",
    "TableName",
]

FORMS: tuple[Form, ...] = (*y2021.FORMS, *y2019.FORMS, *y2014.FORMS)
"""Every known form, newest first: between equals the newest wins."""

GRID_FORMS: tuple[Form, ...] = tuple(form for form in FORMS if not form.subject.lists_indicators)
"""Those whose numbers stand under several columns; the others list indicators, one number each."""

SUBJECTS: dict[TableName, Subject] = {form.table: form.subject for form in FORMS}
"""What each table is about, by its key, in the order of the record."""

TABLES: tuple[TableName, ...] = tuple(SUBJECTS)
"""The keys of all tables, in the order of the record."""

SECTION_OF: dict[TableName, int] = {
    table: subject.section for table, subject in SUBJECTS.items() if subject.section is not None
}
"""The section that owes a table, for those that one does."""

GENERATIONS: tuple[str, ...] = (*dict.fromkeys(form.name for form in FORMS if form.places), "free")
"""What a report's tables may follow, newest first; "free" is no known form."""
