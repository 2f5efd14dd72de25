"""Whether plain data has the shape of the record: what the models ask for, at a third less than their making costs."""

from __future__ import annotations

import types
from decimal import Decimal
from functools import cache
from typing import Any, NotRequired, Union, get_args, get_origin

import msgspec
from pydantic import BaseModel, ConfigDict, TypeAdapter
from typing_extensions import TypedDict

from reportparse.forms import TABLES
from reportparse.record.schema import Report
from reportparse.record.table_models import Tables


def has_shape(record: Any) -> bool:
    """Whether it is a record, strictly: true is no number, nor is "5". What is wrong with one that is none, `Report` says."""
    return bool(_adapter(Report).validator.isinstance_python(record, strict=True))


def have_shape(tables: dict[str, Any]) -> bool:
    """The same of its tables alone, by their names."""
    return bool(_adapter(Tables).validator.isinstance_python(tables, strict=True))


@cache
def decoder() -> msgspec.json.Decoder[Any]:
    """Reads JSON by the shape of the record, tables aside, as plain data with exact decimals.

    It leaves out keys that a record has not, and takes "5" and 5.0 for 5: what it read, has to be looked at.
    """
    fields = _fields(Report) | dict.fromkeys(TABLES, dict[str, Any] | None)
    return msgspec.json.Decoder(_named("Record", fields), float_hook=Decimal)


@cache
def _adapter(model: type[BaseModel]) -> TypeAdapter[Any]:
    return TypeAdapter(_plain(model))


def _plain(annotation: Any) -> Any:
    """What a field is annotated with, each model in it as a dict of the same keys."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _plain_model(annotation)
    if get_origin(annotation) is list:
        return list[_plain(*get_args(annotation))]  # type: ignore[misc]  # made here and now
    if get_origin(annotation) in (Union, types.UnionType):
        return Union[tuple(map(_plain, get_args(annotation)))]  # noqa: UP007  # of so many as there are
    return int | Decimal if annotation is float else annotation


@cache
def _plain_model(model: type[BaseModel]) -> Any:
    return _named(model.__name__, _fields(model))


def _fields(model: type[BaseModel]) -> dict[str, Any]:
    return {
        name: _plain(field.annotation) if field.is_required() else NotRequired[_plain(field.annotation)]
        for name, field in model.model_fields.items()
    }


def _named(name: str, fields: dict[str, Any]) -> Any:
    """A dict of these keys and no others."""
    make: Any = TypedDict  # of fields that are known at run time alone
    made = make(name, fields)
    made.__pydantic_config__ = ConfigDict(extra="forbid")
    return made
