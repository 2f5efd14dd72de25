"""The catalogue of explanations is complete, in both languages, and the documentation is its copy."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from reportparse.diagnostics.errors import ReportparseError
from reportparse.diagnostics.explanations import CHECKS, ERRORS, ISSUES, explain, find, page
from reportparse.diagnostics.issues import KINDS
from reportparse.diagnostics.language import Language
from reportparse.forms import FORMS

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "reportparse"


def raised_kinds() -> set[str]:
    """Every literal kind that the source raises an error of the family with."""
    names = {kind.__name__ for kind in ReportparseError.__subclasses__()}
    kinds = set()
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    kinds.add(first.value)
    return kinds


def remark_kinds() -> set[str]:
    """Every kind of remark on years."""
    tree = ast.parse((SOURCE / "across" / "years.py").read_text("utf-8"))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
    firsts = [call.args[0] for call in calls if isinstance(call.func, ast.Name) and call.func.id == "Remark"]
    return {str(first.value) for first in firsts if isinstance(first, ast.Constant)}


def test_every_issue_is_explained() -> None:
    assert set(ISSUES) == set(KINDS)


def test_every_error_is_explained() -> None:
    assert raised_kinds() <= set(ERRORS)


def test_every_check_and_remark_is_explained() -> None:
    ids = [identity.id for form in FORMS for identity in form.identities]
    ids += ["narrative.requests_received", "years.carried_over.total", "years.in_force.rules"]
    for name in ids:
        family = find(name)
        assert family is not None, name
        assert family[0] in CHECKS
    kinds = remark_kinds()
    assert len(kinds) == 3
    assert kinds <= set(CHECKS)


@pytest.mark.parametrize("catalogue", [CHECKS, ISSUES, ERRORS])
def test_every_answer_is_given_in_both_languages(catalogue: dict[str, object]) -> None:
    for name in catalogue:
        found = find(name)
        assert found is not None
        _, explanation = found
        for words in explanation:
            assert all(answer.endswith((".", "。")) for answer in words), (name, words)
        assert not any("。" in answer for answer in explanation.en)


def test_explain_in_both_languages() -> None:
    en, zh = explain("likely-misprint", "en"), explain("likely-misprint", "zh")
    assert en is not None
    assert zh is not None
    assert en.startswith("likely-misprint (warning)\nWhat it means: ")
    assert zh.startswith("likely-misprint（警告）\n含义：")
    assert explain("requests.balance.natural_person", "en") == explain("requests.balance.*", "en")
    assert explain("requests.balance", "en") == explain("requests.balance.*", "en")
    assert explain("requests.balanced", "en") is None
    assert explain("no-such-kind", "en") is None


def test_the_listing_names_all() -> None:
    listing = explain(None, "zh") or ""
    for name in (*CHECKS, *ISSUES, *ERRORS):
        assert f"  {name} " in listing


@pytest.mark.parametrize(("language", "name"), [("en", "kinds.md"), ("zh", "kinds.zh-CN.md")])
def test_the_documentation_is_fresh(language: Language, name: str) -> None:
    written = (ROOT / "docs" / name).read_text("utf-8")
    assert written == page(language), "run: python -m reportparse.diagnostics.explanations"
