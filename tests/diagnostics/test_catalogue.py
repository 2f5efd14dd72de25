"""The catalogue: one entry a kind, whole in both languages, used, and the only place where kinds are listed."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import reportparse
from reportparse.diagnostics.catalogue import BY_ROOM, ISSUES, kinds_with
from reportparse.diagnostics.catalogue.entries import Role, Words
from reportparse.diagnostics.catalogue.of_checks import CHECKS, REMARKS
from reportparse.diagnostics.catalogue.of_errors import ERRORS
from reportparse.diagnostics.errors import FAMILIES, NotAReport, UnreadableFile, error_as_told, too_deep, too_large
from reportparse.diagnostics.issues import issue
from reportparse.diagnostics.language import Both, filled

SOURCE = Path(reportparse.__file__).parent
WORDED: dict[str, tuple[Words, Words]] = {
    **{kind: (entry.en, entry.zh) for kind, entry in {**ISSUES, **REMARKS}.items()},
    **{kind: (entry.en, entry.zh) for kind, entry in ERRORS.items()},
}


@cache
def nodes() -> list[ast.AST]:
    """The source outside the catalogue."""
    paths = (path for path in SOURCE.rglob("*.py") if "catalogue" not in path.parts)
    return [node for path in paths for node in ast.walk(ast.parse(path.read_text("utf-8")))]


def calls(*names: str) -> Iterator[ast.Call]:
    """Every call of a function of one of these names."""
    for node in nodes():
        if isinstance(node, ast.Call):
            named = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if named in names:
                yield node


def literals() -> set[str]:
    """Every literal text of the source outside the catalogue."""
    return {node.value for node in nodes() if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def first(call: ast.Call) -> str:
    """The literal that a call begins with, else nothing."""
    return str(call.args[0].value) if call.args and isinstance(call.args[0], ast.Constant) else ""


def facts_of(words: Words) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words.message) if name}


def test_no_kind_stands_in_two_modules() -> None:
    names = [name for family in (*BY_ROOM, CHECKS, REMARKS, ERRORS) for name in family]
    assert sorted(names) == sorted(set(names))


def test_every_kind_is_raised_somewhere_and_every_kind_raised_is_here() -> None:
    written = literals()
    assert {kind for kind in (*ISSUES, *ERRORS, *REMARKS) if kind not in written} == set()
    assert {first(call) for call in calls("issue")} - {""} <= set(ISSUES)
    assert {first(call) for call in calls("_remark")} - {""} == set(REMARKS)


@pytest.mark.parametrize("family", FAMILIES)
def test_an_error_is_raised_as_the_class_of_its_family(family: str) -> None:
    raised = {first(call) for call in calls(FAMILIES[family].__name__)} - {""}
    assert raised == {kind for kind in raised if ERRORS[kind].family == family}


def test_no_error_brings_a_text_of_its_own() -> None:
    raised = calls(*(family.__name__ for family in FAMILIES.values()))
    assert [ast.unparse(call) for call in raised if len(call.args) > 1] == []


@pytest.mark.parametrize("kind", WORDED)
def test_a_message_has_one_tone_and_the_same_facts_in_both_languages(kind: str) -> None:
    en, zh = WORDED[kind]
    assert en.message.startswith(("The ", "Row "))
    assert en.message.endswith(".") or "pip install" in en.message
    assert zh.message.endswith(("。", "？"))
    assert facts_of(en) == facts_of(zh)


@pytest.mark.parametrize("kind", [*WORDED, *CHECKS])
def test_every_answer_is_given_in_both_languages(kind: str) -> None:
    en, zh = WORDED.get(kind) or (CHECKS[kind].en, CHECKS[kind].zh)
    assert [answer for answer in (en.means, en.causes, en.todo) if not answer.endswith(".") or "。" in answer] == []
    assert [answer for answer in (zh.means, zh.causes, zh.todo) if not answer.endswith("。")] == []


def test_roles() -> None:
    assert kinds_with(Role.BREAKS_GRID) == {
        "row-irregular", "row-unknown", "row-repeated", "row-missing",
        "cell-missing", "column-missing", "column-repeated", "cell-merged",
    }  # fmt: skip
    assert kinds_with(Role.BREAKS_GRID, Role.ASKS_SECOND_READING) - kinds_with(Role.BREAKS_GRID) == {
        "cell-unreadable", "cell-unplaced", "grid-guessed", "table-scrambled", "table-blank",
    }  # fmt: skip
    assert kinds_with(Role.TOLD_BY_SECOND_READING) == {
        "engines-disagree",
        "published-inconsistency",
        "second-reading-failed",
    }
    assert kinds_with(Role.DOUBTS_WHOLE_TABLE) == {
        "table-of-other-year", "table-repeated", "grid-guessed", "column-assumed",
        "engines-disagree", "second-reading-failed",
    }  # fmt: skip
    assert {kind for kind in kinds_with(Role.FILED_SO) if ISSUES[kind].severity == "note"} == {
        "decisions-computed", "fee-unstated", "period-irregular",
    }  # fmt: skip


def test_what_speaks_against_the_fit_of_a_form() -> None:
    assert {kind: entry.against_fit for kind, entry in ISSUES.items() if entry.against_fit} == {
        "row-missing": 1.0, "row-unknown": 1.0, "row-irregular": 1.0, "column-missing": 1.0, "cell-missing": 0.2,
    }  # fmt: skip


def test_an_issue_says_where_first() -> None:
    found = issue("row-missing", "requests.received", expected="一、本年新收")
    assert found.message == "requests.received: The table has no row with the label 「一、本年新收」."
    assert found.message_zh == "requests.received：没有标签为「一、本年新收」的行。"


def test_an_issue_of_no_kind_or_without_its_facts_is_a_programming_error() -> None:
    with pytest.raises(KeyError):
        issue("no-such-kind", "document")
    with pytest.raises(KeyError):
        issue("row-missing", "requests.received")


def test_a_fact_may_differ_between_the_languages() -> None:
    found = issue("table-missing", "review", hint=Both("; see 「附件」", "；见「附件」"))
    assert found.message == "review: The document has no table of this kind; see 「附件」."
    assert found.message_zh == "review：文中没有此表；见「附件」。"
    assert filled(Both("{a} {b}", "{b}{a}"), {"a": Both("one", "一"), "b": 2}) == ("one 2", "2一")


def test_errors_are_worded_by_the_catalogue() -> None:
    error = UnreadableFile("corrupt", why=Both("it has no main part", "缺少主文档"))
    assert (error.en, error.zh) == (
        "The file cannot be opened: it has no main part.",
        "文件无法打开：缺少主文档。",
    )
    assert str(error) == "corrupt: The file cannot be opened: it has no main part."
    assert too_large(5_000, "parts", "个部分").en == "The file holds more than 5,000 parts, the most that is read."
    assert too_large(5_000, "parts", "个部分").zh == "文件超过 5,000 个部分的读取上限。"
    assert too_deep().zh == "文件的内容嵌套层次过深。"


def test_an_error_is_told_on_as_it_was() -> None:
    told = error_as_told("notice", "A.", "甲。")
    assert (type(told), told.kind, told.en, told.zh) == (NotAReport, "notice", "A.", "甲。")
