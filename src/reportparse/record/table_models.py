"""The models of the tables, made from the forms' declarations: a new form is in the schema by being declared.

What type checkers and editors are told of them stands in `table_models.pyi`, which `python -m
reportparse.record.table_stub` writes.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, create_model

from reportparse.forms import FORMS, TABLES, Form, TableName
from reportparse.record.base import LocalIndicator, Model, Quantity


def _table_model(form: Form) -> type[BaseModel]:
    """The model of one table of one form: nested as its paths are."""
    tree: dict[str, Any] = {}
    for path, _, _ in form.places:
        *parents, leaf = path.split(".")[1:]
        node = tree
        for parent in parents:
            node = node.setdefault(parent, {})
        node[leaf] = Quantity
    name = f"{form.table.capitalize()}{form.name.capitalize()}"
    head: dict[str, Any] = {"form": (Literal[form.name], ...)} if form.subject.tells_form else {}
    tail: dict[str, Any] = {"local": (list[LocalIndicator], ...)} if form.subject.lists_indicators else {}
    return _nested(name, tree, head, tail, rows=not form.subject.lists_indicators)


_shared: dict[tuple[str, ...], type[BaseModel]] = {}
"""Rows with the same columns have the same model: a hundred of them would cost more time than reading a report."""


def _nested(
    name: str, tree: dict[str, Any], head: dict[str, Any], tail: dict[str, Any], *, rows: bool = True
) -> type[BaseModel]:
    """The model of a part of a table; `rows`: what holds numbers alone is a row, and its model is named by its columns."""
    is_row = rows and not head and not any(isinstance(node, dict) for node in tree.values())
    if is_row and tuple(tree) in _shared:
        return _shared[tuple(tree)]
    fields = dict(head)
    for key, node in tree.items():
        kind = _nested(f"{name}_{key}", node, {}, {}, rows=rows) if isinstance(node, dict) else node
        fields[key] = (kind, ...)
    fields |= tail
    made: type[BaseModel] = create_model(
        "_".join(tree) if is_row else name, __base__=Model, __module__=__name__, **fields
    )
    globals()[made.__name__] = made  # where pickle looks for it
    if is_row:
        _shared[tuple(tree)] = made
    return made


TABLE_MODELS: dict[tuple[TableName, str], type[BaseModel]] = {
    (form.table, form.name): _table_model(form) for form in FORMS
}


def _either(table: TableName) -> Any:
    models = tuple(model for (name, _), model in TABLE_MODELS.items() if name == table)
    union: Any = models[0]
    for model in models[1:]:
        union = union | model
    return union | None


Tables: type[BaseModel] = create_model(
    "Tables", __base__=Model, __module__=__name__, **{table: (_either(table), ...) for table in TABLES}
)
"""The part of the record that holds the tables: one key a table, None where the document lacks it."""
