"""The rules of style sheets, as text: which of them hold on a screen, and which are beyond this reader.

A browser follows containers and every feature of a screen; this reader does not. Such a rule is not left
out in silence: it is handed on as one that `is_read` denies, so that what it would hide can be named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from reportparse.chinese.text import UNSAYABLE
from reportparse.colours import Color
from reportparse.patterns import regex
from reportparse.readers.html.style import STRUCK, is_dense, look
from reportparse.readers.html.upon import lifts

# Longer selectors, longer lists of them and deeper nests of rules are nobody's.
MAX_SELECTOR = 200
MAX_STEPS = 8
MAX_PRELUDE = 20_000
MAX_NESTING = 4
MAX_NESTED = 100
MAX_RULES = 50_000
# Boxes of rules that cut off all but so many digits; wider ones are for columns and pictures.
NARROW = 2
# What a page is most likely shown on, in pixels, and how many of them an em has; and what else is known of it.
_SCREEN_WIDTH, _EM = 1_280, 16
_SCREEN = {
    "hover": "hover",
    "any-hover": "hover",
    "pointer": "fine",
    "any-pointer": "fine",
    "orientation": "landscape",
    "prefers-color-scheme": "light",
    "prefers-reduced-motion": "no-preference",
    "prefers-contrast": "no-preference",
    "forced-colors": "none",
}
_COMMENT = regex(r"/\*.*?(?:\*/|\Z)|<!--|-->|<!\[CDATA\[|\]\]>", re.DOTALL)
_STATEMENT = regex(r"@(?:charset|import|namespace|layer)[^;{}]{0,2000};")
# Braces, and the strings in which a brace is none.
_BRACE = regex(r"""[{}]|"(?:[^"\\\n]|\\.){0,1000}"|'(?:[^'\\\n]|\\.){0,1000}'""")
_AT_RULE = regex(r"@([\w-]+)\s*(.*)", re.DOTALL)
_AND = regex(r"\s*\band\b\s*")
_WIDTH = regex(r"\(\s*(min|max)-(?:device-)?width\s*:\s*(\d{1,6})(?:\.\d+)?(px|r?em)\s*\)")
_FEATURE = regex(r"\(\s*([\w-]+)\s*(?::\s*([\w-]+)\s*)?\)")
_LIST_MARK = regex(r"[,()\[\]]")
_IN_BRACKETS = regex(r"\[[^\[\]]*\]|\([^()]*\)")
_STEP = regex(r"\s*[\s>+~]\s*")
_NAME = regex(r"([.#]?)((?:[\w-]|[^\x00-\x7f])+)")
_MADE = regex(r"::?(before|after|first-letter|first-line)$", re.IGNORECASE)
# Parts of an element that hold none of its text (scroll bars, placeholders), and states of one that is being used.
_NO_TEXT = regex(r"::(?!first-l|before|after)[\w-]|:-(?:ms|moz|webkit|o)-", re.IGNORECASE)
_IN_USE = regex(r"(?<!not\():(?:hover|focus|active)", re.IGNORECASE)
_STRING = regex(r"""(?:"([^"\\]*)"|'([^'\\]*)')""")
_SHOWING = (
    "visibility:",
    "opacity:",
    "font-size:",
    "text-decoration",
    "vertical-align:",
    "position:",
    "text-indent:",
    "font:",
)
_HIDING = frozenset((("display", "none"), ("visibility", "hidden"), ("visibility", "collapse")))
# What counts for the specificity of a selector: ids, then classes and their like, then tags.
_SPECIFICITY = (
    regex(r"#[\w-]"),
    regex(r"\.[\w-]|\[|(?<!:):(?!not\(|is\(|where\()[\w-]"),
    regex(r"(?:^|[\s>+~(,])[a-z]", re.IGNORECASE),
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
class StyleRule:
    """One selector and what it declares; `made` is "before" or "after" where that makes an element of its own, "first-letter"
    or "first-line" where it is of a part of one.

    `is_read` where it is understood, and can be applied.
    """

    selector: str
    declared: tuple[Declaration, ...]
    order: int
    made: str = ""
    is_read: bool = True

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
        if not self.made or self.touches:
            return UNSAYABLE if self.made and self.hides else ""
        value = self._made_of
        text = "".join(one or other for one, other in _STRING.findall(value))
        return UNSAYABLE if "attr(" in value or "counter" in value else text if any(map(str.isdigit, text)) else ""

    @property
    def touches(self) -> bool:
        """Whether it is of a part of a text, or makes something that may cover it: a doubt where that has digits."""
        is_made = self._made_of not in ("", "none", "normal")
        return self.made.startswith("first") or (bool(self.made) and is_made and look(self.style).covering)

    @property
    def _made_of(self) -> str:
        return next((one.value for one in self.declared if one.name == "content"), "")

    @property
    def hides(self) -> bool:
        """Whether it takes text from sight, or changes what a digit in it says."""
        said = look(self.style)
        if self.made in ("before", "after"):
            return self.touches or bool(self.content)
        stands = said.stand
        moved = said.off_page or said.indented or said.clipped or stands.raised
        told_otherwise = (
            stands.reversing or stands.garbled or stands.low or stands.overrides or said.faint or said.drowned
        )
        told_otherwise = told_otherwise or said.beyond or (stands.room is not None and stands.room <= NARROW)
        unseen = said.display == "none" or said.invisible or said.transparent or said.clear
        unseen = unseen or (bool(self.made) and bool(said.white))
        unstruck = said.unstruck and self.key in STRUCK
        return bool(unseen or moved or told_otherwise or said.tiny or said.struck or unstruck)

    @property
    def moves(self) -> bool:
        """Whether it may put what an element holds elsewhere than its place in the source says."""
        said = look(self.style)
        return not self.made and (said.floating or said.stand.apart or said.stand.boxes)

    @cached_property
    def lifts(self) -> bool:
        """Whether it may put an element upon others."""
        return not self.made and lifts(self.style)

    @cached_property
    def covers(self) -> bool:
        """Whether it puts a ground behind an element through which nothing is seen."""
        return not self.made and is_dense(self.style)

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

    @property
    def paints(self) -> tuple[Color | None, Color | None]:
        """The colours of its text and of what lies behind it, as far as it states them."""
        said = look(self.style)
        return said.ink, said.ground

    @property
    def whitens(self) -> bool:
        """Whether it makes text white, which is seen only where something lies behind it."""
        return not self.made and bool(look(self.style).white)


def applies(media: str) -> bool | None:
    """Whether a list of media queries holds on a screen; None where nobody knows."""
    media = media.strip().lower()
    return not media or _any(_query_holds(query.strip()) for query in media.split(","))


def _any(answers: Iterator[bool | None]) -> bool | None:
    found = set(answers)
    return True if True in found else None if None in found else False


def _query_holds(query: str) -> bool | None:
    query = query.removeprefix("only ").strip()
    if query.startswith("not "):
        return {"print": True, "speech": True, "all": False, "screen": False}.get(query[4:].strip())
    if "\\" in query or "(-ms-" in query:  # meant for one old browser
        return False
    kind, *features = _AND.split(query)
    if kind.startswith("("):
        features.append(kind)
    elif kind not in ("all", "screen"):
        return False
    held = {_feature_holds(feature) for feature in features}
    return False if False in held else None if None in held else True


def _feature_holds(feature: str) -> bool | None:
    if limit := _WIDTH.fullmatch(feature):
        width = int(limit[2]) * (1 if limit[3] == "px" else _EM)
        return width <= _SCREEN_WIDTH if limit[1] == "min" else width >= _SCREEN_WIDTH
    named = _FEATURE.fullmatch(feature)
    known = _SCREEN.get(named[1]) if named else None
    return None if named is None or known is None else named[2] in (known, None)


def rules_of(sheets: Sequence[tuple[str, bool]]) -> Iterator[StyleRule]:
    """The rules of some sheets, but for those that surely do not hold on a screen; False with a sheet that may not."""
    order = 0
    for sheet, is_read in sheets:
        for selectors, body, understood in blocks_of(sheet, is_read):
            declared = tuple(declarations(body))
            for selector in _listed(selectors) if declared else ():
                order += 1
                if order > MAX_RULES:
                    yield StyleRule("*", (Declaration("display", "none", True),), order, is_read=False)
                    return
                known = understood and len(selector) <= MAX_SELECTOR and len(_STEP.findall(selector)) <= MAX_STEPS
                if not selector or _NO_TEXT.search(selector) or (not known and _IN_USE.search(selector)):
                    continue
                made = _MADE.search(selector)
                yield StyleRule(_MADE.sub("", selector) or "*", declared, order, made[1].lower() if made else "", known)


def blocks_of(sheet: str, is_read: bool) -> Iterator[tuple[str, str, bool]]:
    """The (selectors, declarations, whether they are understood) of a sheet, but for those that do not hold on a screen."""
    return _blocks(_STATEMENT.sub("", _COMMENT.sub("", sheet)), "", is_read, 0)


def _blocks(text: str, outer: str, is_read: bool, nesting: int) -> Iterator[tuple[str, str, bool]]:
    """What stands in a sheet, or in the braces of a rule, as `blocks_of` has it.

    `outer` are the selectors of the rule around it, "" where there is none.
    """
    if nesting > MAX_NESTING:
        yield outer or "*", _BRACE.sub(";", text), False
        return
    for prelude, body in _cut(text):
        stated, _, prelude = prelude.rpartition(";") if body is not None else (prelude, "", "")
        if outer and stated.strip():
            yield outer, stated, is_read
        if body is None:
            continue
        prelude = prelude.strip()
        holds = _holds(prelude)
        understood = is_read and bool(holds)
        if prelude.startswith("@"):
            if holds is not False:
                yield from _blocks(body, outer, understood, nesting + 1)
        elif len(prelude) > MAX_PRELUDE:
            yield from _blocks(body, "*", False, nesting + 1)
        elif not outer:
            yield from _blocks(body, prelude or "*", understood, nesting + 1)
        else:
            inside = ",".join(islice(_nested(outer, prelude), MAX_NESTED))
            is_short = inside.count(",") < MAX_NESTED and len(inside) <= MAX_PRELUDE
            yield from _blocks(body, inside if is_short else "*", understood and is_short, nesting + 1)


def _nested(outer: str, inner: str) -> Iterator[str]:
    """The selectors of a rule in another one: `&` stands for the outer, which goes before what has none."""
    for within in _listed(inner):
        for around in _listed(outer):
            yield within.replace("&", around) if "&" in within else f"{around} {within}"


def _cut(text: str) -> Iterator[tuple[str, str | None]]:
    """What stands before a pair of braces and in it, pair by pair; None with what stands after the last."""
    depth = start = opened = 0
    for mark in _BRACE.finditer(text):
        if mark[0] == "{":
            depth += 1
            if depth == 1:
                opened = mark.end()
        elif mark[0] == "}":
            if depth == 1:
                yield text[start : opened - 1], text[opened : mark.start()]
            depth = max(0, depth - 1)
            if depth == 0:
                start = mark.end()
    if depth:  # the end of a sheet closes what is open
        yield text[start : opened - 1], text[opened:]
    else:
        yield text[start:], None


def _holds(prelude: str) -> bool | None:
    """Whether what stands in a block holds on a screen; None where nobody knows."""
    named = _AT_RULE.match(prelude)
    if named is None:
        return True
    name, condition = named[1].lower(), named[2]
    if name == "media":
        return applies(condition)
    if name == "supports":
        return None if "not" in condition else True
    return None if name in ("container", "scope") else name == "layer"


def _listed(selectors: str) -> Iterator[str]:
    """The selectors of a list, parted at its commas outside brackets."""
    depth = start = 0
    for mark in _LIST_MARK.finditer(selectors):
        if mark[0] in "([":
            depth += 1
        elif mark[0] in ")]":
            depth = max(0, depth - 1)
        elif not depth:
            yield selectors[start : mark.start()].strip()
            start = mark.end()
    yield selectors[start:].strip()


def declarations(body: str) -> Iterator[Declaration]:
    """What a `style` attribute or the body of a rule declares."""
    for stated in body.split(";"):
        name, colon, value = stated.partition(":")
        value, important, _ = value.partition("!")
        value = value.strip()
        if colon and len(value) < MAX_SELECTOR:
            yield Declaration(name.strip().lower(), value, bool(important))
