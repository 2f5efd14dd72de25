"""What type checkers are told of the tables' models: `python -m reportparse.record.table_stub` writes it anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from reportparse.record.base import LocalIndicator
from reportparse.record.table_models import TABLE_MODELS, Tables

STUB = Path(__file__).with_name("table_models.pyi")

_HEAD = """\
# Written by `python -m reportparse.record.table_stub` from the forms' declarations.
# ruff: noqa: N801

from typing import Literal

from pydantic import BaseModel

from reportparse.forms import TableName
from reportparse.record.base import LocalIndicator, Model, Quantity

TABLE_MODELS: dict[tuple[TableName, str], type[BaseModel]]
"""


def stub() -> str:
    """The text of the stub: a class a model, what it is made of before it."""
    classes: dict[str, str] = {}
    models: list[type[BaseModel]] = [*TABLE_MODELS.values(), Tables]
    for model in models:
        classes |= dict(_classes(model))
    return _HEAD + "".join(f"\n{text}" for text in classes.values())


def _classes(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    """A model and those of its fields, by name, each as the lines of its class."""
    lines = [f"class {model.__name__}(Model):\n"]
    for name, field in model.model_fields.items():
        for kind in (field.annotation, *get_args(field.annotation)):
            if isinstance(kind, type) and issubclass(kind, BaseModel) and kind is not LocalIndicator:
                yield from _classes(kind)
        lines.append(f"    {name}: {_said(field.annotation)}\n")
    yield model.__name__, "".join(lines)


def _said(kind: Any) -> str:
    """A field's type as it is written."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return kind.__name__
    if get_args(kind) and isinstance(get_args(kind)[0], str):
        return f'Literal["{get_args(kind)[0]}"]'
    if get_origin(kind) is list:
        return f"list[{get_args(kind)[0].__name__}]"
    models = [one for one in get_args(kind) if isinstance(one, type) and issubclass(one, BaseModel)]
    return " | ".join([one.__name__ for one in models] + ["None"]) if models else "Quantity"


if __name__ == "__main__":
    STUB.write_text(stub(), encoding="utf-8")
