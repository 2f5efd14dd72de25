"""Explanations: in both languages, of every kind, and the documentation is their copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportparse.diagnostics.catalogue import ISSUES
from reportparse.diagnostics.catalogue.of_checks import CHECKS, REMARKS
from reportparse.diagnostics.catalogue.of_errors import ERRORS
from reportparse.diagnostics.explain import explain, find, page
from reportparse.diagnostics.language import Language
from reportparse.forms import FORMS

DOCS = Path(__file__).parents[2] / "docs"


def test_every_check_is_explained() -> None:
    ids = [identity.id for form in FORMS for identity in form.identities]
    ids += ["narrative.requests_received", "years.carried_over.total", "years.in_force.rules"]
    for name in ids:
        family = find(name)
        assert family is not None, name
        assert family[0] in CHECKS


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
    for name in (*CHECKS, *REMARKS, *ISSUES, *ERRORS):
        assert f"  {name} " in listing


@pytest.mark.parametrize(("language", "name"), [("en", "kinds.md"), ("zh", "kinds.zh-CN.md")])
def test_the_documentation_is_fresh(language: Language, name: str) -> None:
    written = (DOCS / name).read_text("utf-8")
    assert written == page(language), "run: python -m reportparse.diagnostics.explain"
