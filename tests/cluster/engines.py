"""Engines that most machines do not have: their tests are skipped with the reason, or fail where they are required."""

from __future__ import annotations

import os
from collections.abc import Mapping

import pytest


def need(variable: str, there: Mapping[str, object]) -> None:
    """Skip what asks for more than is here, or fail where the variable says that it is required."""
    required = os.environ.get(variable) == "required"
    if missing := [what for what, found in ({f"{variable}=required": required} | dict(there)).items() if not found]:
        why = f"not here: {', '.join(missing)}"
        if required:
            pytest.fail(why)
        pytest.skip(why)
