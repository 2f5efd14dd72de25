"""What every page has from the base: two languages, two colours, links that go somewhere; and no text of a document acts."""

from __future__ import annotations

import re

import pytest

from reportparse.diagnostics.language import Both
from reportparse.writers import page as pages
from tests.browser.conftest import Opened
from tests.browser.reports import HOSTILE


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> bytes:
    """A page that shows hostile text wherever a template can put it."""
    from jinja2 import ChoiceLoader, DictLoader, FileSystemLoader

    source = (
        '{% extends "base.html" %}{% block kind %}{{ say("A test", "试页") }}{% endblock %}{% block main %}'
        '<h1>{{ title.zh }}</h1>{% for text in texts %}<p class="sheet" id="p{{ loop.index }}" title="{{ text }}" '
        "{{ label(text, text) }}>{{ text }}{{ say(text, text ~ text) }}</p>{% endfor %}"
        '<details><summary>{{ say("More", "更多") }}</summary><p id="deep">{{ texts[0] }}</p></details>'
        '<a id="go" href="#deep">{{ say("Go there", "前往") }}</a>{% endblock %}'
    )
    there = ChoiceLoader([DictLoader({"test.html": source}), FileSystemLoader(pages.TEMPLATES)])
    monkeypatch.setattr(pages.environment(), "loader", there)
    return pages.render("test.html", Both(HOSTILE[0], HOSTILE[6]), texts=HOSTILE)


def test_hostile_text_is_shown_and_does_nothing(opened: Opened, made: bytes) -> None:
    page = opened(made)
    shown = [page.locator(f"#p{at}").text_content() for at in range(1, len(HOSTILE))]
    assert shown == [text * 4 for text in HOSTILE[:-1]]
    assert page.locator("script, iframe, img, svg, base, main style, [onload], [onerror], [onfocus]").count() == 1
    assert page.title() == HOSTILE[6]
    last = page.locator(f"#p{len(HOSTILE)}").text_content() or ""
    assert last.startswith("turned  txt.exe    [31m  ")


def test_language_and_colours_are_switched_and_kept(opened: Opened, made: bytes) -> None:
    page = opened(made)
    page.get_by_role("button", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("button", name="Dark").click()
    page.reload()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_keyboard_alone_reaches_everything(opened: Opened, made: bytes) -> None:
    page = opened(made)
    reached = []
    for _ in range(6):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent.trim()"))
    assert [text[:2] for text in reached] == ["跳到", "En", "深色", "打印", "更多", "前往"]
    page.keyboard.press("Enter")
    assert page.locator("#deep").is_visible()
    assert page.evaluate("document.activeElement.id") == "deep"


def test_templates_put_nothing_in_that_is_not_escaped() -> None:
    for template in pages.TEMPLATES.rglob("*.html"):
        source = template.read_text("utf-8")
        assert re.findall(r"\bsafe\b|autoescape|\son\w+=|\sstyle=|=\{\{|https?:", source) == [], template.name


def test_a_page_loads_with_its_own_style_and_script_alone(opened: Opened, made: bytes) -> None:
    """Were a hash of the policy wrong, the browser would complain, which `opened` sees, and leave both out."""
    page = opened(made)
    assert page.locator("html").get_attribute("data-theme") == "light"
    assert page.locator(".skip").evaluate("it => getComputedStyle(it).position") == "absolute"
    page.evaluate("document.body.appendChild(document.createElement('p')).id = 'mine'")
    assert page.locator("#mine").count() == 1
