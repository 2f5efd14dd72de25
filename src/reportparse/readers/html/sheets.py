"""The page's own style sheets, as far as they decide what of its text is seen: hidden, struck out, raised, white.

Where a rule takes something on the page from sight, soupsieve (which comes with beautifulsoup4) matches all rules to the
elements, and what they declare goes into the elements' `style` attributes in the order of the cascade: from there on the
page reads as one without sheets. Any other page costs a look at its rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from reportparse.readers.html.style import is_backed, look

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

CELLS = frozenset(("td", "th"))
# Elements of a page, and tests of a selector on an element, beyond which no sheet is applied.
MAX_ELEMENTS = 60_000
MAX_TESTS = 50_000
# Longer selectors and deeper nests of @-rules are nobody's.
MAX_SELECTOR = 200
MAX_STEPS = 8
MAX_NESTING = 4
# What a page is most likely shown on, in pixels, and how many of them an em has.
_SCREEN_WIDTH, _EM = 1_280, 16
UNSAYABLE = "\ufffd"
"""Stands for generated content that the sheet does not spell out: a number next to it must not look clean."""

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->|<!\[CDATA\[|\]\]>", re.DOTALL)
_SHEET = re.compile(r"<style\b([^>]{0,1000})>", re.IGNORECASE)
_SHEET_END = re.compile("</style", re.IGNORECASE)
_LINKED = re.compile(r"""<link\b[^>]{0,1000}?\brel\s*=\s*["']?\s*stylesheet""", re.IGNORECASE)
_IMPORTED = re.compile(r"@import\b", re.IGNORECASE)
_MEDIA = re.compile(r"""\bmedia\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)
_BRACE = re.compile(r"([{}])")
_STATEMENT = re.compile(r"@(?:charset|import|namespace|layer)[^;{}]*;")
_WIDTH = re.compile(r"\(\s*(min|max)-(?:device-)?width\s*:\s*(\d{1,6})(?:\.\d+)?(px|r?em)\s*\)")
_COMMA = re.compile(r",(?![^(\[]*[)\]])")
_IN_BRACKETS = re.compile(r"\[[^\]]*\]|\([^()]*\)")
_STEP = re.compile(r"\s*[\s>+~]\s*")
_NAME = re.compile(r"([.#]?)((?:[\w-]|[^\x00-\x7f])+)")
_MADE = re.compile(r"::?(before|after)$", re.IGNORECASE)
_STRING = re.compile(r"""(?:"([^"\\]*)"|'([^'\\]*)')""")
_SHOWING = ("visibility:", "opacity:", "font-size:", "text-decoration", "vertical-align:", "position:", "text-indent:")
_HIDING = frozenset((("display", "none"), ("visibility", "hidden"), ("visibility", "collapse")))
# What counts for the specificity of a selector: ids, then classes and their like, then tags.
_SPECIFICITY = (
    re.compile(r"#[\w-]"),
    re.compile(r"\.[\w-]|\[|(?<!:):(?!not\(|is\(|where\()[\w-]"),
    re.compile(r"(?:^|[\s>+~(,])[a-z]", re.IGNORECASE),
)


class Declaration(NamedTuple):
    """A property of a rule, and whether it goes before what is not important."""

    name: str
    value: str
    important: bool

    @property
    def hides(self) -> bool:
        """Whether it takes the whole element from the page."""
        return (self.name, self.value.lower()) in _HIDING


@dataclass(frozen=True)
class Rule:
    """One selector and what it declares; `made` is "before" or "after" where that makes an element of its own."""

    selector: str
    declared: tuple[Declaration, ...]
    order: int
    made: str = ""

    @cached_property
    def names(self) -> frozenset[str]:
        """The classes and ids that must be on the page for it: ".class", "#id"."""
        plain = "" if "\\" in self.selector else _IN_BRACKETS.sub("", self.selector)
        return frozenset(sign + name for sign, name in _NAME.findall(plain) if sign)

    @cached_property
    def key(self) -> str:
        """What every element has that it is for: "#id", ".class" or a tag; "" where that is not plain."""
        last = "" if "\\" in self.selector else _STEP.split(_IN_BRACKETS.sub("", self.selector))[-1]
        found: dict[str, str] = dict(_NAME.findall(last.partition(":")[0]))
        return next((sign + found[sign] for sign in "#." if sign in found), found.get("", "").lower())

    @cached_property
    def weight(self) -> tuple[int, ...]:
        """Its place in the cascade: its specificity, then its place in the sheets."""
        return (*(len(kind.findall(self.selector)) for kind in _SPECIFICITY), self.order)

    @cached_property
    def style(self) -> str:
        """What it declares, as a `style` attribute."""
        return ";".join(f"{one.name}:{one.value}" for one in self.declared)

    @cached_property
    def content(self) -> str:
        """The content that it makes, where that has digits in it or is not spelled out."""
        value = next((one.value for one in self.declared if one.name == "content"), "") if self.made else ""
        text = "".join(one or other for one, other in _STRING.findall(value))
        return UNSAYABLE if "attr(" in value or "counter" in value else text if any(map(str.isdigit, text)) else ""

    @property
    def hides(self) -> bool:
        """Whether it takes text from sight, or changes what a digit in it says."""
        if self.made:
            return bool(self.content)
        said = look(self.style)
        unseen = said.display == "none" or said.invisible or said.transparent or said.off_page or said.indented
        return bool(unseen or said.tiny or said.struck or said.raised or said.clipped)

    @property
    def shows(self) -> bool:
        """Whether it shows what another rule may hide."""
        said = look(self.style)
        return said.display not in (None, "none") or any(name in self.style for name in _SHOWING)

    @property
    def colours(self) -> bool:
        """Whether it colours text, or what lies behind it."""
        said = look(self.style)
        return said.white is not None or said.backed is not None


class Sheets(NamedTuple):
    """What is known of a page's style sheets: `rules` are to be applied.

    `styled` where sheets that are not applied may colour the page, `painted` where one of them does.
    """

    rules: tuple[Rule, ...] = ()
    styled: bool = False
    painted: bool = False


def read_sheets(markup: str) -> Sheets:
    """Read the sheets of a page. No rule is to be applied where none takes anything on the page from sight."""
    linked = bool(_LINKED.search(markup) or _IMPORTED.search(markup))
    own: list[str] = []
    page: list[str] = []
    start = 0
    for begin, end, media in _sheets(markup):
        page.append(markup[start:begin])
        start = end
        if _applies(media):
            own.append(markup[begin:end])
    rules = list(_rules(own))
    if not rules:
        return Sheets((), linked)
    text = "".join((*page, markup[start:]))
    held = [rule for rule in rules if all(name[1:] in text for name in rule.names)]
    # White text is told from what lies behind it, which a linked sheet may have put there.
    if any(rule.hides or (not linked and look(rule.style).white) for rule in held):
        return Sheets(tuple(rule for rule in held if rule.hides or rule.shows or (not linked and rule.colours)), linked)
    return Sheets((), True, any(is_backed(rule.style) for rule in rules))


def _sheets(markup: str) -> Iterator[tuple[int, int, str]]:
    """Where the contents of the <style> elements begin and end, and the media that they are for."""
    opening = _SHEET.search(markup)
    while opening and (closing := _SHEET_END.search(markup, opening.end())):
        media = _MEDIA.search(opening[1])
        yield opening.end(), closing.start(), next(filter(None, media.groups()), "") if media else ""
        opening = _SHEET.search(markup, closing.end())


def _applies(media: str) -> bool:
    """Whether a list of media queries holds on a screen; what asks for more than its width does not count."""
    queries = [query.strip() for query in media.lower().split(",")]
    return not media.strip() or any(_query_holds(query) for query in queries)


def _query_holds(query: str) -> bool:
    kind, _, rest = query.removeprefix("only ").partition(" ")
    if kind == "not":
        return rest.strip() in ("print", "speech")
    if not query.startswith("(") and kind not in ("all", "screen"):
        return False
    limits = [(most, int(width) * (1 if unit == "px" else _EM)) for most, width, unit in _WIDTH.findall(query)]
    return len(limits) == query.count("(") and all(
        width <= _SCREEN_WIDTH if limit == "min" else width >= _SCREEN_WIDTH for limit, width in limits
    )


def _rules(sheets: Sequence[str]) -> Iterator[Rule]:
    """The rules of some sheets that hold on a screen."""
    order = 0
    for sheet in sheets:
        for selectors, body in _blocks(_STATEMENT.sub("", _COMMENT.sub("", sheet)), 0):
            declared = tuple(_declared(body))
            for selector in _COMMA.split(selectors) if declared else ():
                selector = selector.strip()
                steps = len(_STEP.findall(selector))
                if selector and len(selector) <= MAX_SELECTOR and steps <= MAX_STEPS:
                    made = _MADE.search(selector)
                    order += 1
                    yield Rule(_MADE.sub("", selector) or "*", declared, order, made[1].lower() if made else "")


def _blocks(sheet: str, nesting: int) -> Iterator[tuple[str, str]]:
    """The (selectors, declarations) of a sheet, those inside @media, @supports and @layer where they hold."""
    depth = 0
    before = prelude = ""
    body: list[str] = []
    for part in _BRACE.split(sheet):
        if part == "{":
            depth += 1
            if depth == 1:
                prelude, body = before, []
        elif part == "}":
            depth = max(0, depth - 1)
            if depth == 0 and prelude:
                yield from _block(prelude, "".join(body), nesting)
                prelude = ""
        if depth == 0:
            before = part.strip() if part != "}" else ""
        elif depth > 1 or part != "{":
            body.append(part)
    if depth and prelude:  # the end of a sheet closes what is open
        yield from _block(prelude, "".join(body), nesting)


def _block(prelude: str, body: str, nesting: int) -> Iterator[tuple[str, str]]:
    if not prelude.startswith("@"):
        yield prelude, body.partition("{")[0]
        return
    name, _, condition = prelude.partition(" ")
    holds = _applies(condition) if name == "@media" else name in ("@supports", "@layer") and "not " not in condition
    if holds and nesting < MAX_NESTING:
        yield from _blocks(body, nesting + 1)


def _declared(body: str) -> Iterator[Declaration]:
    for stated in body.split(";"):
        name, colon, value = stated.partition(":")
        if colon and len(value) < MAX_SELECTOR:
            value, important, _ = value.partition("!")
            yield Declaration(name.strip().lower(), value.strip(), bool(important))


def apply(rules: Sequence[Rule], tree: BeautifulSoup) -> bool:
    """Put what the rules declare into the elements' own styles; False where the page is too large for that."""
    from soupsieve import SelectorSyntaxError, SoupSieve, compile

    by_key: dict[str, list[tuple[Rule, SoupSieve]]] = {}
    for rule in rules:
        # A browser leaves out what it does not know, too.
        with suppress(SelectorSyntaxError, NotImplementedError):
            by_key.setdefault(rule.key, []).append((rule, compile(rule.selector)))
    shown = frozenset[str]().union(*(rule.names for rule in rules if rule.shows))
    n_tests = 0
    for n_elements, tag in enumerate(tree.find_all(True)):
        tested = [one for key in _keys(tag) for one in by_key.get(key, ())]
        n_tests += len(tested)
        if n_elements > MAX_ELEMENTS or n_tests > MAX_TESTS:
            return False
        matched = sorted((rule for rule, selector in tested if selector.match(tag)), key=lambda rule: rule.order)
        if matched:
            _fill(tag, [rule for rule in matched if rule.made])
            _dress(tag, [rule for rule in matched if not rule.made], shown)
    return True


def _keys(tag: Tag) -> Iterator[str]:
    yield ""
    yield tag.name
    classes = tag.get("class") or []
    for name in dict.fromkeys(classes.split() if isinstance(classes, str) else classes):
        yield f".{name}"
    if tag.get("id"):
        yield f"#{tag['id']}"


def _fill(tag: Tag, rules: Sequence[Rule]) -> None:
    """Put the digits that rules generate into the text of a cell."""
    for rule in rules:
        if rule.content and _is_in_cell(tag):
            tag.insert(0 if rule.made == "before" else len(tag.contents), rule.content)


def _dress(tag: Tag, rules: Sequence[Rule], shown: frozenset[str]) -> None:
    """Put the declarations that win into the element's style, before its own."""
    won: dict[str, tuple[bool, tuple[int, ...], Declaration, Rule]] = {}
    for rule in rules:
        for one in rule.declared:
            if one.name not in won or (one.important, rule.weight) >= won[one.name][:2]:
                won[one.name] = (one.important, rule.weight, one, rule)
    own = str(tag.get("style") or "")
    for one in _declared(own):
        if one.name in won and (one.important or not won[one.name][0]):
            del won[one.name]
    kept = [
        f"{one.name}:{one.value}"
        for _, _, one, rule in won.values()
        # What another rule shows again (a tab, a menu) is left out only in a cell, where it would run into a number.
        if not (one.hides and rule.names & shown) or (_is_in_cell(tag) and tag.find("table") is None)
    ]
    tag["style"] = ";".join((*kept, own))


def _is_in_cell(tag: Tag) -> bool:
    return tag.name in CELLS or any(parent.name in CELLS for parent in tag.parents)
