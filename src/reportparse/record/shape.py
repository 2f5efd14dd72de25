"""Whether plain data has the shape of the record: what the models ask for, at a third less than their making costs."""

from __future__ import annotations

import types
from functools import cache
from typing import Any, NotRequired, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, TypeAdapter
from typing_extensions import TypedDict

from reportparse.record.schema import Report


def has_shape(record: Any) -> bool:
    """Whether it is a record, strictly: true is no number, nor is "5". What is wrong with one that is none, `Report` says."""
    return bool(_adapter().validator.isinstance_python(record, strict=True))


@cache
def _adapter() -> TypeAdapter[Any]:
    return TypeAdapter(_plain(Report))


def _plain(annotation: Any) -> Any:
    """What a field is annotated with, each model in it as a dict of the same keys."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _plain_model(annotation)
    if get_origin(annotation) is list:
        return list[_plain(*get_args(annotation))]  # type: ignore[misc]  # made here and now
    if get_origin(annotation) in (Union, types.UnionType):
        return Union[tuple(map(_plain, get_args(annotation)))]  # noqa: UP007  # of so many as there are
    return annotation


@cache
def _plain_model(model: type[BaseModel]) -> Any:
    fields = {
        name: _plain(field.annotation) if field.is_required() else NotRequired[_plain(field.annotation)]
        for name, field in model.model_fields.items()
    }
    make: Any = TypedDict  # of fields that are known at run time alone
    made = make(model.__name__, fields)
    made.__pydantic_config__ = ConfigDict(extra="forbid")
    return made
