"""Pages in the machine's own Chromium. Where there is none the tests are skipped and say so; `.ci/run` demands it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
WIDTH, HEIGHT = 1280, 900

Opened = Callable[..., Page]
"""Bytes of a page, and what a context of Playwright takes (a `viewport`, a `color_scheme`), to the page in the browser."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        why = "no Chromium here to look at pages in (on Debian: apt-get install chromium)"
        if os.environ.get("REPORTPARSE_CHROMIUM") == "required":
            pytest.fail(why)
        pytest.skip(why)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program)
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium: Browser, tmp_path: Path) -> Iterator[Opened]:
    """Opens pages; in the end none may have asked for anything or complained, whatever the test did with it."""
    complaints: list[str] = []
    requests: list[str] = []
    contexts = []

    def open_page(content: bytes, name: str = "page.html", **options: object) -> Page:
        file = tmp_path / name
        file.write_bytes(content)
        settings = {"viewport": {"width": WIDTH, "height": HEIGHT}, "locale": "zh-CN", "bypass_csp": False, **options}
        context = chromium.new_context(**settings)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: requests.append(request.url))
        context.route(lambda url: url != file.as_uri(), lambda route: route.abort())
        page.goto(file.as_uri())
        requests.remove(file.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    asked = [url for url in requests if not url.startswith(("data:", "file:"))]
    assert (complaints, asked) == ([], [])
