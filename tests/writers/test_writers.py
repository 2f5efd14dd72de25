"""The registry of outputs: every line leads to its function, and the documentation names every ending."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from reportparse.writers import ENDINGS, WRITERS

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("ending", WRITERS)
def test_a_line_names_a_function_that_takes_an_output_an_archive_and_its_options(ending: str) -> None:
    writer = WRITERS[ending]
    write = writer.load()
    assert f"{write.__module__}:{write.__name__}" == f"reportparse.writers.{writer.function}"
    _, archive, *options = inspect.signature(write).parameters
    assert (archive, tuple(options)) == ("archive", writer.options)


@pytest.mark.parametrize("page", ["archive.md", "archive.zh-CN.md"])
def test_the_documentation_names_every_ending(page: str) -> None:
    text = (DOCS / page).read_text("utf-8")
    assert [ending for ending in ENDINGS if f"`{ending}`" not in text] == []
