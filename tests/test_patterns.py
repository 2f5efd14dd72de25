"""Patterns are compiled when they are first used, and all of them can be."""

from __future__ import annotations

import ast
import copy
import gc
import pickle
import re
from collections.abc import Callable, Collection, Iterable
from importlib import import_module
from pathlib import Path
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import reportparse
from reportparse.narrative.kinds import KINDS
from reportparse.patterns import _Later, regex

SOURCE = Path(reportparse.__file__).parent
PATHS = {
    ".".join(("reportparse", *path.relative_to(SOURCE).with_suffix("").parts)): path
    for path in sorted(SOURCE.rglob("*.py"))
    if path.stem not in ("__init__", "__main__")
}
MODULES = [name for name in PATHS if not name.startswith("reportparse.spark.")]
"""Those that can be loaded here: Spark's want pyspark, and have no patterns."""


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


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
def test_a_copy_of_a_pattern_is_one(copied: Callable[[re.Pattern[str]], re.Pattern[str]]) -> None:
    digits = copied(regex("[0-9]+", needs=("7",)))
    assert digits.search(string="42") is None
    assert digits.search(string="a7")


def every_pattern() -> list[_Later[Any]]:
    """The patterns of all modules, and of what was loaded before the tests (tests/conftest.py)."""
    for module in MODULES:
        import_module(module)
    gc.unfreeze()
    found = [one for one in gc.get_objects() if type(one) is _Later]
    gc.freeze()
    return found


def test_every_pattern_of_every_module_compiles() -> None:
    patterns = every_pattern()
    assert len(patterns) > 300
    assert all(pattern.groups >= 0 for pattern in patterns)


def calls_at_once(path: Path) -> set[str]:
    """What a module calls while it is loaded."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    called_later = {
        id(call) for outer in ast.walk(tree) if isinstance(outer, ast.FunctionDef) for call in ast.walk(outer)
    }
    at_once = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and id(node) not in called_later]
    return {ast.unparse(call.func) for call in at_once}


def test_no_module_compiles_a_pattern_when_it_is_loaded() -> None:
    assert [name for name, path in PATHS.items() if "re.compile" in calls_at_once(path)] == []


def test_modules_that_cannot_be_loaded_here_have_no_patterns() -> None:
    apart = PATHS.keys() - set(MODULES)
    assert apart
    assert [name for name in apart if "regex" in calls_at_once(PATHS[name])] == []


def test_a_pattern_is_not_compiled_for_a_text_without_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    number = regex("(?:收到|受理)[0-9]+", needs=("收到", "受理"))
    with monkeypatch.context() as patched:
        patched.setattr(re, "compile", None)
        assert [number.search("办结3"), number.match("3", 0), number.fullmatch("")] == [None, None, None]
        assert [list(number.finditer("3")), number.findall("3"), number.sub("", "办结3")] == [[], [], "办结3"]
    assert [number.findall("受理3"), number.sub("", "收到3件")] == [["受理3"], "件"]


def test_patterns_need_what_they_say() -> None:
    """Proven from the parsed pattern: no way through it goes without one of the words."""
    assert [wording.before for kind in KINDS for wording in kind.wordings]
    needy = [found for found in every_pattern() if found._needs]
    assert len(needy) > 50
    assert not any(one._flags & re.IGNORECASE for one in needy)
    assert [one.pattern for one in needy if not holds(_parser.parse(one.pattern, one._flags), one._needs)] == []


def holds(parsed: Iterable[tuple[Any, Any]], words: Collection[str]) -> bool:
    """Whether every match of a parsed pattern holds one of the words."""
    run = ""
    for kind, what in parsed:
        run = run + chr(what) if kind is _constants.LITERAL else ""
        if (
            any(word in run for word in words)
            or (kind is _constants.SUBPATTERN and not what[1] & re.IGNORECASE and holds(what[3], words))
            or (kind is _constants.ASSERT and what[0] > 0 and holds(what[1], words))
            or (kind is _constants.BRANCH and all(holds(way, words) for way in what[1]))
            or (kind in (_constants.MAX_REPEAT, _constants.MIN_REPEAT) and what[0] and holds(what[2], words))
            or (kind is _constants.IN and all(one is _constants.LITERAL and chr(at) in words for one, at in what))
        ):
            return True
    return False
