"""Patterns are compiled when they are first used, and all of them can be."""

from __future__ import annotations

import ast
import gc
import re
from importlib import import_module
from pathlib import Path

import pytest

import reportparse
from reportparse.patterns import _Later, regex

SOURCE = Path(reportparse.__file__).parent
MODULES = [
    ".".join(("reportparse", *path.relative_to(SOURCE).with_suffix("").parts))
    for path in sorted(SOURCE.rglob("*.py"))
    if path.stem not in ("__init__", "__main__")
]


def test_a_pattern_is_compiled_at_its_first_use_only(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    compiled = re.compile

    def watched(source: str, flags: int) -> re.Pattern[str]:
        made.append(source)
        return compiled(source, flags)

    monkeypatch.setattr(re, "compile", watched)
    digits = regex("[0-9]+")
    assert made == []
    assert [digits.findall("1 a 23"), digits.sub("#", "4b")] == [["1", "23"], "#b"]
    assert made == ["[0-9]+"]


def test_a_pattern_knows_its_source_flags_and_groups() -> None:
    word = regex(rb"(?P<first>[a-z])", re.IGNORECASE)
    assert word.pattern == rb"(?P<first>[a-z])"
    found = word.fullmatch(b"B")
    assert found
    assert found["first"] == b"B"
    assert (word.groups, dict(word.groupindex), word.flags) == (1, {"first": 1}, re.IGNORECASE)


def test_every_pattern_of_every_module_compiles() -> None:
    for module in MODULES:
        import_module(module)
    patterns = [found for found in gc.get_objects() if type(found) is _Later]
    assert len(patterns) > 300
    assert all(pattern.groups >= 0 for pattern in patterns)


@pytest.mark.parametrize("module", MODULES)
def test_no_module_compiles_a_pattern_when_it_is_loaded(module: str) -> None:
    path = SOURCE.joinpath(*module.split(".")[1:]).with_suffix(".py")
    tree = ast.parse(path.read_text(encoding="utf-8"))
    called_later = {
        id(call) for outer in ast.walk(tree) if isinstance(outer, ast.FunctionDef) for call in ast.walk(outer)
    }
    at_once = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and id(node) not in called_later]
    assert "re.compile" not in {ast.unparse(call.func) for call in at_once}
