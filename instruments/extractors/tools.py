"""The extractors: from a page's markup to its text. One that is not installed is left out and said so.

trafilatura (1.12 to 2.0) drops blank cells and pads the row at its end; resiliparse parts cells by two tabs and trims the
last; html2text leaves the pipes at the edges out; markdownify keeps column spans and drops row spans; inscriptis lays the
page out in columns; jusText and `get_text` of beautifulsoup4 give a cell a line and nothing of a blank one. The programs
w3m and pandoc (plain, Markdown, GitHub's Markdown) draw a table in characters, or leave its markup in the text.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from typing import Any

Extractor = Callable[[str], str]


def _trafilatura(page: str) -> str:
    from trafilatura import extract

    return str(extract(page, include_tables=True, favor_recall=True) or "")


def _trafilatura_markdown(page: str) -> str:
    from trafilatura import extract

    return str(extract(page, include_tables=True, output_format="markdown") or "")


def _resiliparse(page: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(page, main_content=True))


def _html2text(page: str) -> str:
    from html2text import HTML2Text

    reader: Any = HTML2Text(bodywidth=0)
    reader.ignore_links = True
    return str(reader.handle(page))


def _markdownify(page: str) -> str:
    from markdownify import markdownify

    return str(markdownify(page))


def _inscriptis(page: str) -> str:
    from inscriptis import get_text

    return str(get_text(page))


def _justext(page: str) -> str:
    from justext import justext

    everything = {"length_low": 0, "length_high": 0, "stopwords_low": 0, "stopwords_high": 0, "max_link_density": 1}
    return "\n".join(str(paragraph.text) for paragraph in justext(page.encode(), frozenset(), **everything))


def _get_text(page: str) -> str:
    from bs4 import BeautifulSoup

    return BeautifulSoup(page, "lxml").get_text("\n", strip=True)


def _program(command: tuple[str, ...], page: str) -> str:
    """What a program prints of a page that it is given on its standard input."""
    return subprocess.run(command, input=page.encode(), capture_output=True, check=True, timeout=60).stdout.decode()


def _on_one_line(extract: Extractor) -> Extractor:
    return lambda page: " ".join(extract(page).split())


_TOOLS: dict[str, tuple[str, Extractor]] = {
    "trafilatura": ("trafilatura", _trafilatura),
    "trafilatura-md": ("trafilatura", _trafilatura_markdown),
    "trafilatura-on-one-line": ("trafilatura", _on_one_line(_trafilatura)),
    "resiliparse": ("resiliparse", _resiliparse),
    "html2text": ("html2text", _html2text),
    "html2text-on-one-line": ("html2text", _on_one_line(_html2text)),
    "markdownify": ("markdownify", _markdownify),
    "inscriptis": ("inscriptis", _inscriptis),
    "justext": ("justext", _justext),
    "get-text": ("bs4", _get_text),
}

_PROGRAMS: dict[str, tuple[str, ...]] = {
    "w3m": ("w3m", "-dump", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8"),
    "w3m-wide": ("w3m", "-dump", "-cols", "300", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8"),
    **{f"pandoc-{to}": ("pandoc", "-f", "html", "-t", to) for to in ("plain", "markdown", "gfm")},
}

TOOLS: dict[str, Extractor] = {name: tool for name, (module, tool) in _TOOLS.items() if find_spec(module)} | {
    name: partial(_program, command) for name, command in _PROGRAMS.items() if shutil.which(command[0])
}
"""Those that are installed, by name."""

ABSENT = sorted((_TOOLS.keys() | _PROGRAMS.keys()) - TOOLS.keys())
