"""What every model of the record is made of."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, WithJsonSchema

Record = Mapping[str, Any]
"""A record as `Report.as_dict` gives it and as it stands in JSON."""

Quantity = Annotated[
    int | Decimal | None,
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "null"}]}),
]
"""A number as printed (amounts may have decimals), or null where the document gives none."""


class Model(BaseModel):
    """Strict about names, so that a typo in code cannot add a key."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class LocalIndicator(Model):
    """A row of the statistics table that its form does not know; `under` is the part of the form around it."""

    label: str
    unit: str | None
    value: Quantity
    under: str | None
