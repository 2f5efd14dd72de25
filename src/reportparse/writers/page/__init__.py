"""Pages to look at: one file each that loads nothing, whatever the documents say that they show.

A page is `templates/NAME.html`, which extends `base.html`, and `templates/NAME.js` where it needs a script of its own; all
share `page.css` and `page.js`, those that show values `values.js`. What is put into a template is text: it is escaped, and
what a browser, a terminal or a reader would act upon (controls, marks that turn the direction of writing) gives way to a
blank. Only the style and the script that stand here may work in a page: its content security policy holds their hashes and
forbids all else, so that the same page has the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from reportparse.diagnostics.complaints import harmless
from reportparse.diagnostics.language import PAGE_LANGUAGE, Both, Language
from reportparse.version import __version__

TEMPLATES = Path(__file__).parent / "templates"
SHOW_VALUES = ("view.html", "compare.html")
"""Templates of pages that show values of records, each with its standing: they share `values.js`."""
POLICY = (
    "default-src 'none'; style-src '{style}'; script-src '{script}'; img-src data:; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
"""What a page may do: use its own style and script, show pictures that it holds. Not even its script makes markup of text."""


def render(template: str, title: Both, *, language: Language = PAGE_LANGUAGE, **context: object) -> bytes:
    """The page of a template ("view.html"), which opens in a language and can be switched to the other one.

    `title` is what the browser's tab says; `context` is the template's own. A name that the template asks for and nobody
    gave is a programming error (UndefinedError).
    """
    style, script = _asset("page.css"), _script(template)
    page = environment().get_template(template)
    text = page.render(
        **context,
        language=language,
        title=title,
        style=Markup(style),  # noqa: S704  (our own file, as the next)
        script=Markup(script),  # noqa: S704
        policy=POLICY.format(style=_hash(style), script=_hash(script)),
        version=__version__,
    )
    return text.encode("utf-8")


@cache
def environment() -> Environment:
    """Where templates are made: what they print is escaped, whatever it is."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    functions: dict[str, Callable[..., Markup]] = {"say": say, "label": label, "data": data}
    made.globals.update(functions)
    made.filters["grouped"] = "{:,}".format
    return made


def say(en: str | Both, zh: str = "") -> Markup:
    """A text in both languages, of which the page shows one: `say("Issues", "问题")`, or `say(both)`."""
    text = en if isinstance(en, Both) else Both(en, zh)
    if text.en == text.zh:
        return Markup("{}").format(_shown(text.en))
    spans = '<span class="zh">{}</span><span class="en" lang="en">{}</span>'
    return Markup(spans).format(_shown(text.zh), _shown(text.en))  # noqa: S704  (`format` escapes)


def label(en: str | Both, zh: str = "") -> Markup:
    """What a screen reader says of an element, as its attributes: `<nav {{ label("Reports", "报告") }}>`."""
    text = en if isinstance(en, Both) else Both(en, zh)
    attributes = 'aria-label="{0}" data-zh="{0}" data-en="{1}"'
    return Markup(attributes).format(_shown(text.zh), _shown(text.en))  # noqa: S704  (`format` escapes)


def data(content: object) -> Markup:
    """Plain data for the page's script, as `<script type="application/json">` holds it: no text of it ends the element."""
    text = json.dumps(_harmless(content), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for mark in "<>&":
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    return Markup(text)  # noqa: S704  (what could act is written as its code)


def _harmless(content: object) -> object:
    if isinstance(content, str):
        return harmless(content, " ")
    if isinstance(content, Mapping):
        return {harmless(str(key), " "): _harmless(part) for key, part in content.items()}
    return [_harmless(part) for part in content] if isinstance(content, (list, tuple)) else content


def _shown(value: object) -> object:
    """What is printed of a value: text without what would be acted upon, its lines kept; nothing of None."""
    if value is None:
        return ""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return "\n".join(harmless(line, " ") for line in value.split("\n"))


def _script(template: str) -> str:
    """The script of all pages, that of pages of values, and that of one."""
    own = (TEMPLATES / template).with_suffix(".js")
    names = ["page.js", *(["values.js"] if template in SHOW_VALUES else []), *([own.name] if own.is_file() else [])]
    return "".join(map(_asset, names))


@cache
def _asset(name: str) -> str:
    return (TEMPLATES / name).read_text("utf-8")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
