"""The characters of an OFD text, and the glyphs that are drawn for them (GB/T 33190-2016 §11.3, §11.4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportparse.chinese.text import UNSAYABLE
from reportparse.diagnostics.errors import too_large
from reportparse.patterns import regex
from reportparse.readers.ofd.fonts import Signs, told
from reportparse.readers.ofd.markup import children, local, number, text_of
from reportparse.readers.ofd.package import Element

MAX_CHARACTERS = 200_000
"""Characters of one text; more is a trap."""

_PLACEHOLDER = "¤"
_ESCAPE = regex(r"\\([0-9A-Fa-f]{4})")
_LINE_ENDS = regex(r"^\s*[\r\n]\s*|\s*[\r\n]\s*$|[\r\n]+")


class Slot(NamedTuple):
    """One glyph: the characters that it means, none for the further parts of one, and how many steps it takes."""

    text: str
    n_steps: int = 1


class Transform(NamedTuple):
    """Which glyphs are drawn for so many characters from the first on: their numbers in the font, as far as given."""

    first: int
    n_codes: int
    n_glyphs: int
    glyphs: tuple[int, ...]


def codes_of(element: Element, signs: Signs) -> Iterator[tuple[Element, list[Slot]]]:
    """Each TextCode with its glyphs. A CGTransform goes for the text that it stands before, or beside the only one."""
    n_codes = sum(1 for _ in children(element, "TextCode"))
    before: list[Element] = [*children(element, "CGTransform")] if n_codes == 1 else []
    for one in element:
        kind = local(one)
        if kind == "CGTransform" and n_codes > 1:
            before.append(one)
        elif kind == "TextCode":
            text = _characters(one)
            yield one, _slots(text, [*_transforms(before, len(text))], signs)
            before = [] if n_codes > 1 else before


def _characters(code: Element) -> str:
    r"""The text of a TextCode: what stands as `\0020` is that character, and line ends belong to the markup."""
    text = "".join(code.itertext())
    if len(text) > MAX_CHARACTERS:
        raise too_large(MAX_CHARACTERS, "characters in a text", "个字符（一处文字）")
    text = _LINE_ENDS.sub("", text).replace(_PLACEHOLDER, UNSAYABLE)
    if "\\" not in text:
        return text
    text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _transforms(elements: Sequence[Element], n_characters: int) -> Iterator[Transform]:
    """What some CGTransforms say of a text of so many characters; what lies beyond it is left out."""
    for element in elements:
        given = text_of(element, "Glyphs")
        first, n_codes = (int(number(element, name, usual)) for name, usual in (("CodePosition", 0), ("CodeCount", 1)))
        n_glyphs = int(number(element, "GlyphCount", len(given.split()) if given else 1))
        same = n_codes == n_glyphs
        n_codes = min(n_codes, n_characters - first)
        n_glyphs = n_codes if same else n_glyphs
        if 0 <= first < n_characters and n_codes > 0 and 0 < n_glyphs <= MAX_CHARACTERS:
            numbers = given.split(maxsplit=n_glyphs)[:n_glyphs]
            glyphs = tuple(int(one) if one.isdecimal() and len(one) < 7 else -1 for one in numbers)
            yield Transform(first, n_codes, n_glyphs, glyphs)


def _slots(text: str, transforms: Sequence[Transform], signs: Signs) -> list[Slot]:
    """The glyphs of a text: one for each character, unless a transform makes another number of glyphs of some."""
    slots: list[Slot] = []
    at = 0
    for first, n_codes, n_glyphs, glyphs in sorted(transforms):
        if first < at:
            continue
        slots += map(_slot, text[at:first])
        at = first + n_codes
        own = text[first:at]
        if n_codes == n_glyphs:
            drawn = (*glyphs, *[-1] * (n_codes - len(glyphs)))
            slots += (_slot(told(sign, glyph, signs)) for sign, glyph in zip(own, drawn, strict=True))
            continue
        slots += (Slot(sign) for sign in own[: n_glyphs - 1])
        slots.append(Slot(own[n_glyphs - 1 :]))
        slots += [Slot("")] * (n_glyphs - max(n_codes, 1))
    return [*slots, *map(_slot, text[at:])]


def _slot(character: str) -> Slot:
    return Slot(character, 2 if character > "\uffff" else 1)
