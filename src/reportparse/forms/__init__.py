"""The official forms as data: labels, paths, units and sums of each table.

No code here or in the declarations decides by year; which form a table follows is found from its labels (domain §1).
A new form is one declaration and one line in `FORMS`.
"""

from __future__ import annotations

from reportparse.forms import y2019, y2021
from reportparse.forms.declaration import SECTION_OF, TABLES, Block, Column, Form, Identity, Row, TableName

__all__ = ["FORMS", "SECTION_OF", "TABLES", "Block", "Column", "Form", "Identity", "Row", "TableName"]

FORMS: tuple[Form, ...] = (*y2021.FORMS, *y2019.FORMS)
"""Every known form, newest first: between equals the newest wins."""
