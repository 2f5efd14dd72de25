"""A fault of our own is never called the file's: whatever function of a reader fails, the failure comes out as it is."""

from __future__ import annotations

import inspect
import re
import struct
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import count
from pathlib import Path
from types import FunctionType, ModuleType
from unittest.mock import Mock

import pytest

from instruments.made import REPORTS, render_docx, render_html, render_text
from reportparse.diagnostics.errors import OverLimit, UnreadableFile
from reportparse.readers import packed, read
from reportparse.sandbox import sandboxed

REPORT = REPORTS["township-2021form"]
ROW = re.compile(rb"<tr.*?</tr>", re.DOTALL)
N_ROWS = 12
"""So many rows ask as many functions as all do, and are read once for each function in a third of the time."""


def shortened(page: bytes) -> bytes:
    """The page with the first rows of its tables."""
    number = count()
    return ROW.sub(lambda row: row[0] if next(number) < N_ROWS else b"", page)


PAGE = shortened(render_html(REPORT))
STYLED = PAGE.replace(b"</head>", b"<style>p.x{display:none}</style></head>", 1)
MAIL = b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE
SAMPLES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "docx": ("docx.reader", lambda: render_docx(REPORT)),
    "html": ("html.reader", lambda: PAGE),
    "html with styles": ("html.reader", lambda: STYLED),
    "mhtml": ("html.reader", lambda: MAIL),
    "text": ("text.reader", lambda: render_text(REPORT)),
}
"""A sample of each reader, and the module that reads it."""


def own_modules(package: str) -> list[ModuleType]:
    """The modules of a reader's package, and those that all readers share."""
    names = ("reportparse.readers." + package, "reportparse.readers.decode", "reportparse.readers.recognise")
    return [module for name, module in sorted(sys.modules.items()) if name.startswith(names)]


def own_functions(modules: list[ModuleType]) -> Iterator[tuple[object, str, FunctionType]]:
    """Every function and method that the modules define, with what holds it and its name there."""
    for module in modules:
        for name, thing in list(vars(module).items()):
            if isinstance(thing, FunctionType) and thing.__module__.startswith("reportparse.readers"):
                yield module, name, thing
            elif inspect.isclass(thing) and thing.__module__ == module.__name__:
                for method, function in list(vars(thing).items()):
                    if isinstance(function, FunctionType) and not method.startswith("__"):
                        yield thing, method, function


class OwnFault(TypeError):
    """What a mistake in the code would raise."""


def failing(*_: object, **__: object) -> object:
    raise OwnFault


@pytest.mark.parametrize("sample", SAMPLES)
def test_whatever_function_of_ours_fails_the_file_is_not_blamed(sample: str, monkeypatch: pytest.MonkeyPatch) -> None:
    module, make = SAMPLES[sample]
    import_module(f"reportparse.readers.{module}")
    data = make()
    whole = read(data)
    holders: dict[FunctionType, list[tuple[object, str]]] = {}
    for holder, name, function in own_functions(own_modules(module.partition(".")[0])):
        holders.setdefault(function, []).append((holder, name))
    failed = []
    for function, places in holders.items():
        with monkeypatch.context() as patch:
            for holder, name in places:
                patch.setattr(holder, name, failing)
            try:
                again = read(data)
            except OwnFault:
                failed.append(function.__qualname__)
            else:  # it was not asked
                assert again.blocks == whole.blocks, function.__qualname__
    assert len(failed) >= 10, failed


def test_a_fault_of_our_own_is_a_crash_with_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    import_module("reportparse.readers.docx.reader")
    monkeypatch.setattr("reportparse.readers.docx.reader.open_package", failing)
    (told,) = sandboxed(read, [render_docx(REPORT)])
    assert isinstance(told, OverLimit)
    assert told.kind == "crashed"
    assert told.en.startswith(
        "The file could not be read: reading it crashed (OwnFault: , tests.readers.test_own_faults:"
    )


LIBRARIES = {"township-2021form.xls": "xlrd.open_workbook", "township-2021form.doc": "doc2docx.convert"}


@pytest.mark.parametrize("name", LIBRARIES)
def test_what_a_library_raises_over_damage_is_the_files_and_nothing_else(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = (Path(__file__).parents[2] / "fixtures" / "office" / name).read_bytes()
    for damage in (IndexError(), AssertionError(), struct.error(), OverflowError()):
        monkeypatch.setattr(LIBRARIES[name], Mock(side_effect=damage))
        with pytest.raises(UnreadableFile):
            read(data)
    for other in (MemoryError(), OSError(28, "no space"), RecursionError(), OverLimit("too-deep", seen="")):
        monkeypatch.setattr(LIBRARIES[name], Mock(side_effect=other))
        with pytest.raises(type(other)):
            read(data)


def test_a_program_that_runs_out_of_memory_finds_no_damage() -> None:
    assert packed._refused(b"MemoryError: ", 1_000).kind == "too-much-memory"
    assert packed._refused(b"BadZipFile: x", 1_000).kind == "corrupt"
