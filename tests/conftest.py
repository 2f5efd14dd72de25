"""Property tests draw the same examples in every run, so that one commit is green or red, and not by chance.

They speak English, whatever the language of whoever runs them: what is said is decided when the program is loaded.
`REPORTPARSE_CHANCE=1 pytest` draws new ones: what it finds becomes an `@example` of its test, or a case of its own.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Generator

import pytest
from hypothesis import settings

from reportparse.readers import libreoffice

os.environ["LC_ALL"] = "C.UTF-8"
# Programs that tests start find their modules compiled, as users' do, and so does the next run, whatever is set here:
# compiling them anew costs each start half a second.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

settings.register_profile("fixed", derandomize=True, database=None, deadline=None)
settings.register_profile("chance", deadline=None)
settings.load_profile("chance" if os.environ.get("REPORTPARSE_CHANCE") else "fixed")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is loaded and collected stays to the end: to look through it for garbage time and again takes a tenth of all."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_sessionfinish() -> None:
    gc.unfreeze()


@pytest.fixture(autouse=True)
def _no_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether a machine has LibreOffice changes no test: those of it put another program in its place."""
    monkeypatch.setattr(libreoffice, "program", lambda: None)
