"""The page's own style sheets, as far as they decide what of its text is seen: hidden, struck out, raised, white.

Where a rule takes something on the page from sight, soupsieve (which comes with beautifulsoup4) matches rules to the
elements, and what they declare goes into the elements' `style` attributes in the order of the cascade: from there on the
page reads as one without sheets. Any other page costs a look at its rules.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice, product
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from reportparse.chinese.text import UNSAYABLE
from reportparse.colours import BLACK, DARK_PAGE, WHITE, Color, is_lost
from reportparse.patterns import regex
from reportparse.readers.html.css import Declaration, StyleRule, applies, declarations, rules_of
from reportparse.readers.html.css_colours import asks_for_dark, paint
from reportparse.readers.html.style import PLAIN, Look, is_backed, is_white_css, look

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag
    from soupsieve import SoupSieve

    Tests = Mapping[str, Sequence[tuple[StyleRule, SoupSieve]]]

CELLS = frozenset(("td", "th"))
_ROOTS = frozenset((":root", "html", "*"))
_PARTS_OF_TABLES = frozenset(("table", "thead", "tbody", "tfoot", "tr", "td", "th"))
# Elements of a page, and tests of a selector on an element, beyond which no sheet is applied.
MAX_ELEMENTS = 60_000
MAX_TESTS = 50_000
# Elements of a cell that may be pieces of a number.
MAX_PIECES = 40
# Characters of the largest sheets that are remembered from one page to the next.
MAX_KEPT = 100_000
MAX_PAIRS = 100_000
"""Colours of text and of grounds that are compared, two by two; the sheets of a whole site have some hundreds of each."""

NOT_DARK = 0x80
"""Greatest channel from which text is no usual dark text."""

_Painted = tuple[Color | None, int, bool]
"""A colour, the order of the rule that states it (-1 for the page itself), and whether it is a part of a table's."""

ALL = "<style>"
"""Stands for all rules of a page."""

_SHEET = regex(r"<style\b([^>]{0,1000})>", re.IGNORECASE)
_SHEET_END = regex("</style", re.IGNORECASE)
_LINKED = regex(r"""<link\b[^>]{0,1000}?\brel\s*=\s*["']?\s*stylesheet""", re.IGNORECASE)
_IMPORTED = regex(r"@import\b", re.IGNORECASE)
_ROOT = regex(r"<html\b[^>]{0,1000}>", re.IGNORECASE)
_SCHEME = regex(r"""<meta\b[^>]{0,300}?\bname\s*=\s*["']?color-scheme\b[^>]{0,300}>""", re.IGNORECASE)
_DARK = regex(r"""\bcontent\s*=\s*["']?\s*(?:only\s+)?dark\s*["'/>]""", re.IGNORECASE)
_MEDIA = regex(r"""\bmedia\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)
STYLED = regex(r"""\bstyle\s*=\s*(?:"([^"]{0,300})"|'([^']{0,300})')""", re.IGNORECASE)
_SHADED = regex(r"""\bbgcolor\s*=\s*["']?([#\w]{3,20})""", re.IGNORECASE)
_INKED = regex(r"""<font\b[^>]{0,200}?\bcolor\s*=\s*["']?([#\w]{3,20})""", re.IGNORECASE)
# Digits in a row of which some stand in an element of their own, with a name by which a sheet may move it.
_SPLIT_NUMBER = regex(
    r"\d\s{0,9}(?:</(?:span|b|i|em|strong|font|u|s|div|p|label|a)>\s{0,9})?"
    r"<(?:span|b|i|em|strong|font|u|s|div|p|label|a)\b[^>]{0,300}>\s{0,9}\d|\d\s{0,9}</(?:span|b|i|em|strong|font|u|s)>\s{0,9}\d",
    re.IGNORECASE,
)
_NAMED = regex(r"""\b(?:(class)|id)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)
# An element that holds nothing, or a number alone: where it is put upon a table, it covers what stands there.
_BARE = regex(
    r"<(div|span|p|i|b|em|strong|u|s|font|section|a|label)\b([^>]{0,300})>(?:[\d,.\s]|&nbsp;){0,20}</", re.IGNORECASE
)
_TABLE_PART = regex(r"<(?:table|thead|tbody|tfoot|tr|td|th)\b[^>]{1,1000}>", re.IGNORECASE)


class Sheets(NamedTuple):
    """What is known of a page's style sheets: `rules` are to be applied.

    `styled` where sheets that are not applied may colour the page, `painted` where one of them does. `unread` is the
    selector of a rule that cannot be applied though it would take something on the page from sight, or "". `drowned` are the
    rules, by their order, that may give text the colour of what lies behind it; `dark` where the page asks for that scheme,
    and `mixed` where an element of it asks for another.
    """

    rules: tuple[StyleRule, ...] = ()
    styled: bool = False
    painted: bool = False
    unread: str = ""
    drowned: frozenset[int] = frozenset()
    dark: bool = False
    mixed: bool = False


def read_sheets(markup: str) -> Sheets:
    """Read the sheets of a page. No rule is to be applied where none takes anything on the page from sight."""
    linked = is_linked(markup)
    sheets = tuple((sheet, holds is True) for sheet, holds in sheets_of(markup) if holds is not False)
    # The pages of a site repeat its sheets to the letter.
    rules = _kept_rules(sheets) if sum(len(sheet) for sheet, _ in sheets) <= MAX_KEPT else tuple(rules_of(sheets))
    dark = "color-scheme" in markup and _is_dark(rules, markup)
    if "light-dark(" in markup and "color-scheme" in markup and _is_mixed(rules, markup, dark):
        return Sheets(mixed=True)
    if not rules:
        return Sheets((), linked, dark=dark)
    # White text is told from what lies behind it, which a linked sheet may have put there.
    drowned = frozenset[int]() if linked else _drowned(rules, markup, dark)
    split = bool(_SPLIT_NUMBER.search(markup))
    laid = _laid_upon(rules, markup)
    hiding = [
        rule
        for rule in rules
        if rule.hides
        or rule.order in drowned
        or (not linked and rule.whitens)
        or (split and rule.moves)
        or rule.order in laid
    ]
    names = names_on(markup) if hiding else frozenset[str]()
    hiding = [rule for rule in hiding if rule.names <= names]
    unread = next((rule.selector for rule in hiding if not rule.is_read and _is_unseen(rule)), "")
    if any(rule.is_read for rule in hiding):
        hidden = frozenset[str]().union(*(rule.names for rule in hiding))
        kept = (
            rule
            for rule in rules
            if rule.is_read
            # A script of the page may put the other names of a rule that shows what is hidden.
            and (rule.names <= names or (rule.names & hidden and rule.shows))
            and (laid or rule.hides or rule.shows or (split and rule.moves) or (not linked and rule.colours))
        )
        return Sheets(tuple(kept), linked, False, unread, drowned, dark)
    return Sheets((), True, any(is_backed(rule.style) for rule in rules), unread, dark=dark)


def _laid_upon(rules: Sequence[StyleRule], markup: str) -> frozenset[int]:
    """The rules, by their order, that may put what holds nothing, or a number, upon others, with a ground of its own."""
    if not any(rule.lifts for rule in rules):
        return frozenset()
    bare = _BARE.findall(markup)
    inline = " ".join(said for _, said in bare)
    keys = {*(tag.lower() for tag, _ in bare), *names_on(inline)}
    lifting, painting = (
        [rule.order for rule in rules if does(rule) and rule.key in keys]
        for does in (attrgetter("lifts"), attrgetter("covers"))
    )
    meet = (lifting or "position" in inline) and (painting or "background" in inline)
    return frozenset((*lifting, *painting)) if meet else frozenset()


def is_linked(markup: str) -> bool:
    """Whether a page has sheets elsewhere, which are not read."""
    return bool(_LINKED.search(markup) or _IMPORTED.search(markup))


def _is_dark(rules: Sequence[StyleRule], markup: str) -> bool:
    """Whether a page asks for the dark scheme alone: by its root's own style, else by the rules for it, else by a <meta>."""
    root = _ROOT.search(markup)
    stated = [asks_for_dark(root[0].lower()) if root else None]
    of_root = sorted(
        (rule for rule in rules if rule.selector.lower() in _ROOTS), key=attrgetter("weight"), reverse=True
    )
    stated += (asks_for_dark(rule.style.lower()) for rule in of_root)
    meta = _SCHEME.search(markup)
    stated.append(bool(meta and _DARK.search(meta[0])))
    return next(one for one in stated if one is not None) is True


def _is_mixed(rules: Sequence[StyleRule], markup: str, dark: bool) -> bool:
    """Whether an element of a page asks for another scheme than the page, `dark` or not."""
    stated = [rule.style for rule in rules if rule.selector.lower() not in _ROOTS]
    stated += ("".join(style) for style in STYLED.findall(_ROOT.sub("", markup)))
    return any(asks_for_dark(style.lower()) not in (None, dark) for style in stated)


def _drowned(rules: Sequence[StyleRule], markup: str, dark: bool) -> frozenset[int]:
    """The rules, by their order, whose text may have the colour of what another rule or the page itself puts behind it.

    Dark text on a page with something dark elsewhere is usual, and counts only where that is a part of a table.
    """
    own = [look(html.unescape("".join(style))) for style in dict.fromkeys(STYLED.findall(markup))]
    inks: set[_Painted] = {(said.ink, -1, False) for said in (*own, Look(ink=WHITE if dark else BLACK))}
    inks |= {(_color(name), -1, False) for name in dict.fromkeys(_INKED.findall(markup))}
    inks |= {(rule.paints[0], rule.order, False) for rule in rules}
    grounds: set[_Painted] = {(said.ground, -1, False) for said in own}
    grounds |= {(DARK_PAGE, -1, True)} if dark else set()
    grounds |= {(_color(name), -1, True) for name in dict.fromkeys(_SHADED.findall(markup))}
    named = names_on(markup, _TABLE_PART)
    grounds |= {(rule.paints[1], rule.order, rule.key in _PARTS_OF_TABLES or rule.key in named) for rule in rules}
    pairs = product([one for one in inks if one[0]], [one for one in grounds if one[0]])
    met = [(ink[1], behind[1]) for ink, behind in islice(pairs, MAX_PAIRS) if _is_drowned(ink, behind)]
    return frozenset(order for pair in met for order in pair)


def _is_drowned(ink: _Painted, behind: _Painted) -> bool:
    if ink[0] is None or behind[0] is None or not is_lost(ink[0], behind[0]):
        return False
    return behind[2] or max(ink[0]) >= NOT_DARK


def _color(stated: str) -> Color | None:
    found = paint(stated)
    return found.color if found else None


@lru_cache(maxsize=4)
def _kept_rules(sheets: tuple[tuple[str, bool], ...]) -> tuple[StyleRule, ...]:
    return tuple(rules_of(sheets))


def _is_unseen(rule: StyleRule) -> bool:
    return rule.hides or not is_backed(rule.style)


def sheets_of(markup: str) -> Iterator[tuple[str, bool | None]]:
    """The contents of the <style> elements, and whether they are for a screen; None where nobody knows."""
    opening = _SHEET.search(markup)
    while opening and (closing := _SHEET_END.search(markup, opening.end())):
        media = _MEDIA.search(opening[1])
        stated = next(filter(None, media.groups()), "") if media else ""
        yield markup[opening.end() : closing.start()], applies(stated)
        opening = _SHEET.search(markup, closing.end())


def names_on(markup: str, tags: re.Pattern[str] | None = None) -> frozenset[str]:
    """The classes and ids that the elements of a page may have, or some of its tags: ".class", "#id"."""
    found = set[str]()
    for is_class, *values in _NAMED.findall(" ".join(tags.findall(markup)) if tags else markup):
        value = html.unescape("".join(values))
        found.update(f".{name}" for name in value.split()) if is_class else found.add(f"#{value.strip()}")
    return frozenset(found)


def apply(rules: Sequence[StyleRule], tree: BeautifulSoup, drowned: frozenset[int] = frozenset()) -> str:
    """Put what the rules declare into the elements' own styles, all of it or nothing; `drowned` as in `Sheets`.

    Returns what could not be applied: a selector that nobody knows, or `ALL` where the page is too large.
    """
    tags = tree.find_all(True)
    unseen = [rule for rule in rules if rule.hides or rule.whitens or rule.order in drowned]
    hiding, unknown = _compiled(unseen)
    others, _ = _compiled([rule for rule in rules if not (rule.made or rule in unseen)])
    first = _matched(tags, hiding) if len(tags) <= MAX_ELEMENTS else None
    # What is in plain sight needs no rule that shows it.
    concerned = {} if first is None else {id(tag): tag for tag in _concerned(tags, first)}
    lifting = [rule for rule in rules if rule.lifts]
    if any(rule.covers for rule in rules) and lifting and first is not None:
        concerned.update(_lifted(tags, lifting))
    if any(rule.moves for rule in rules):
        concerned.update((id(tag), tag) for tag in _in_numbers(tags))
    second = None if first is None else _matched([*concerned.values()], others)
    if first is None or second is None:
        return ALL
    shown = frozenset[str]().union(*(rule.names for rule in rules if rule.shows))
    for tag in tags:
        matched = sorted((*first.get(id(tag), ()), *second.get(id(tag), ())), key=lambda rule: rule.order)
        if matched:
            _fill(tag, [rule for rule in matched if rule.made and (rule.content or rule.order in drowned)])
            _dress(tag, [rule for rule in matched if not rule.made], shown)
    return unknown


def _compiled(rules: Sequence[StyleRule]) -> tuple[Tests, str]:
    """The rules' selectors by the key of their rule, and the first that a browser may know and soupsieve does not."""
    import soupsieve

    by_key: dict[str, list[tuple[StyleRule, SoupSieve]]] = {}
    unknown = ""
    for rule in rules:
        try:
            by_key.setdefault(rule.key, []).append((rule, soupsieve.compile(rule.selector)))
        except (soupsieve.SelectorSyntaxError, NotImplementedError):
            unknown = unknown or (rule.selector if ":" in rule.selector else "")
    return by_key, unknown


def _matched(tags: Sequence[Tag], tests: Tests) -> dict[int, list[StyleRule]] | None:
    """The rules that match some elements, by the element's id(); None where that takes too many tests."""
    found = [(tag, [one for key in _keys(tag) for one in tests.get(key, ())]) for tag in tags] if tests else []
    if sum(len(tested) for _, tested in found) > MAX_TESTS:
        return None
    matched = ((tag, [rule for rule, selector in tested if selector.match(tag)]) for tag, tested in found if tested)
    return {id(tag): rules for tag, rules in matched if rules}


def _keys(tag: Tag) -> Iterator[str]:
    yield ""
    yield tag.name
    classes = tag.get("class") or []
    for name in dict.fromkeys(classes.split() if isinstance(classes, str) else classes):
        yield f".{name}"
    if tag.get("id"):
        yield f"#{tag['id']}"


def _concerned(tags: Sequence[Tag], hidden: Mapping[int, Sequence[StyleRule]]) -> list[Tag]:
    """The elements on which rules that show or colour decide what is seen.

    They are those that something hides, and where it does so by colour or size, what is in them and around them.
    """
    themselves, around, inside = set[int](hidden), set[int](), set[int]()
    for tag in tags:
        own = _own_look(tag)
        if own is not PLAIN:
            themselves.add(id(tag))
        looks = (own, *(look(rule.style) for rule in hidden.get(id(tag), ()) if not rule.made))
        handed_down = any(said.white or said.tiny or said.clear or said.invisible for said in looks)
        handed_down = handed_down or any(said.ink or said.ground for said in looks[1:])
        handed_down = handed_down or (own.ground is not None and max(own.ground) < NOT_DARK)
        if handed_down or id(tag.parent) in inside:
            inside.add(id(tag))
        for parent in tag.parents if handed_down else ():
            if id(parent) in around:
                break
            around.add(id(parent))
    return [tag for tag in tags if id(tag) in themselves or id(tag) in inside or id(tag) in around]


def _in_numbers(tags: Sequence[Tag]) -> Iterator[Tag]:
    """The elements in cells that hold digits, and those around them: what a number is put together of."""
    for cell in tags:
        if cell.name in CELLS and len(found := cell.find_all(True)) in range(1, MAX_PIECES):
            yield from (tag for tag in found if any(map(str.isdigit, tag.get_text())))


def _lifted(tags: Sequence[Tag], rules: Sequence[StyleRule]) -> dict[int, Tag]:
    """The elements that hold nothing, or a number alone, and are put upon others; by their id().

    With them come those around them, and those around tables, which may stand higher still.
    """
    found = _matched([tag for tag in tags if _is_bare(tag)], _compiled(rules)[0]) or {}
    lifted = [tag for tag in tags if id(tag) in found or (found and tag.name == "table")]
    return {id(one): one for tag in lifted for one in (tag, *tag.parents)}


def _is_bare(tag: Tag) -> bool:
    return tag.name not in CELLS and all(
        isinstance(one, str) and not one.strip("0123456789,. \r\n\t\xa0") for one in tag.contents
    )


def _own_look(tag: Tag) -> Look:
    if tag.name == "font" and is_white_css(str(tag.get("color") or "")):
        return PLAIN._replace(white=True)
    return look(str(tag["style"])) if "style" in tag.attrs else PLAIN


def _fill(tag: Tag, rules: Sequence[StyleRule]) -> None:
    """Put the digits that rules generate into the text of a cell, or what says that its own are not all seen."""
    for rule in rules if _is_in_cell(tag) else ():
        if rule.touches and (tag.find("table") or not any(map(str.isdigit, tag.get_text()))):
            continue
        tag.insert(len(tag.contents) if rule.made == "after" else 0, rule.content or UNSAYABLE)


def _dress(tag: Tag, rules: Sequence[StyleRule], shown: frozenset[str]) -> None:
    """Put the declarations that win into the element's style, before its own."""
    won: dict[str, tuple[bool, tuple[int, ...], Declaration, StyleRule]] = {}
    for rule in rules:
        for one in rule.declared:
            if one.name not in won or (one.important, rule.weight) >= won[one.name][:2]:
                won[one.name] = (one.important, rule.weight, one, rule)
    own = str(tag.get("style") or "")
    for one in declarations(own):
        if one.name in won and (one.important or not won[one.name][0]):
            del won[one.name]
    kept = [
        f"{one.name}:{one.value}"
        for _, _, one, rule in won.values()
        # What another rule shows again (a tab, a menu) is left out only in a cell, where it would run into a number, or
        # where it holds nothing but might cover something.
        if not (one.hides and rule.names & shown) or (_is_in_cell(tag) and tag.find("table") is None) or _is_bare(tag)
    ]
    tag["style"] = ";".join((*kept, own))


def _is_in_cell(tag: Tag) -> bool:
    return tag.name in CELLS or any(parent.name in CELLS for parent in tag.parents)
