"""What the control words of RTF do: to a group's state, to its paragraph, to the row that is being defined."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from reportparse.readers.rtf.rows import RowShape
from reportparse.readers.rtf.state import Paragraph, State
from reportparse.readers.word_markup import PLAIN

Colours = Sequence[str | None]

CHARACTERS = {
    "tab": "\t", "line": "\n", "column": "\n", "page": "\n", "emdash": "—", "endash": "–", "bullet": "•",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emspace": "\u2003", "enspace": "\u2002",
    "qmspace": "\u2005",
}  # fmt: skip
"""Words that stand for a character."""

_PASSED_OVER = (
    "stylesheet info nonshppict annotation atnid atnauthor atnref atndate atntime atnicn atrfstart atrfend datafield "
    "formfield pn pnseclvl pntxta pntxtb listtable listoverridetable sp shprslt background xe tc txe rxe bkmkstart "
    "bkmkend comment nonesttables ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn revtbl colorschememapping filetbl "
    "fontemb fontfile panose falt fname objclass objname objalias objsect template private keycode buptim"
)
DESTINATIONS: dict[str, str | None] = {
    **dict.fromkeys(_PASSED_OVER.split(), None),
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "header"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "footer"),
    **dict.fromkeys(("shptxt", "dptxbxtext"), "box"),
    **dict.fromkeys(("shppict", "shpinst", "do", "ud", "result", "object", "shp"), ""),
    **dict.fromkeys(("listtext", "pntext"), "label"),
    **dict.fromkeys(("mmath", "moMath", "moMathPara"), "formula"),
    "footnote": "note",
    "pict": "picture",
    "objdata": "object",
    "field": "field",
    "fldinst": "code",
    "fldrslt": "result",
    "fonttbl": "fonts",
    "colortbl": "colours",
    "nesttableprops": "row",
    "upr": "upr",
}
"""Where a group goes that begins with such a word; None: nowhere. A group that begins with \\* and another goes nowhere."""


def _colour(number: int, colours: Colours) -> str | None:
    return colours[number] if 0 <= number < len(colours) else None


Change = Callable[[State, int, Colours], None]


def _change(state: State, name: str, value: Any) -> None:
    state.font = state.font._replace(**{name: value})


def _switch(name: str) -> Change:
    """A word that switches something of the font on, or off with 0."""
    return lambda state, number, _: _change(state, name, bool(number))


def _raise(where: str) -> Change:
    return lambda state, number, _: _change(state, "raised", where if number else None)


def _measured(name: str, factor: int = 1) -> Change:
    return lambda state, number, _: _change(state, name, number * factor)


def _coloured(name: str) -> Change:
    return lambda state, number, colours: _change(state, name, _colour(number, colours))


def _set(name: str) -> Change:
    def apply(state: State, number: int, _: Colours) -> None:
        setattr(state, name, number)

    return apply


def _plain(state: State, _: int, __: Colours) -> None:
    state.font, state.inserted, state.deleted, state.family = PLAIN, False, False, None


def _switched(name: str) -> Change:
    def apply(state: State, number: int, _: Colours) -> None:
        setattr(state, name, bool(number))

    return apply


LOOKS: dict[str, Change] = {
    "plain": _plain,
    "b": _switch("bold"),
    "v": _switch("hidden"),
    "strike": _switch("struck"),
    "striked": _switch("struck"),
    "super": _raise("superscript"),
    "sub": _raise("subscript"),
    "nosupersub": lambda state, _, __: _change(state, "raised", None),
    "up": _measured("lifted_half_points"),
    "dn": _measured("lifted_half_points", -1),
    "fs": _measured("half_points"),
    "charscalex": _measured("width_percent"),
    "expndtw": _measured("spacing_twips"),
    "cf": _coloured("color"),
    "cb": _coloured("ground"),
    "chcbpat": _coloured("ground"),
    "highlight": _coloured("ground"),
    "f": _set("family"),
    "af": _set("east_asian"),
    "uc": _set("n_fallback"),
    "revised": _switched("inserted"),
    "deleted": _switched("deleted"),
}
"""Words about the look of text, its code page and its tracked changes."""


def _aligned(alignment: str) -> Callable[[Paragraph, int, Colours], None]:
    def apply(paragraph: Paragraph, _: int, __: Colours) -> None:
        paragraph.alignment = alignment

    return apply


def _level(paragraph: Paragraph, number: int, _: Colours) -> None:
    paragraph.level = number + 1 if 0 <= number < 9 else None


def _in_table(paragraph: Paragraph, number: int, _: Colours) -> None:
    paragraph.in_table = bool(number)


def _depth(paragraph: Paragraph, number: int, _: Colours) -> None:
    paragraph.depth = max(0, number)
    paragraph.in_table = paragraph.in_table or number > 0


def _ground(paragraph: Paragraph, number: int, colours: Colours) -> None:
    paragraph.ground = _colour(number, colours)


def _nothing(_: Paragraph, __: int, ___: Colours) -> None:
    return


PARAGRAPHS: dict[str, Callable[[Paragraph, int, Colours], None]] = {
    "pard": _nothing,
    "ql": _aligned("left"),
    "qc": _aligned("center"),
    "qr": _aligned("right"),
    "outlinelevel": _level,
    "intbl": _in_table,
    "itap": _depth,
    "cbpat": _ground,
}
"""Words about paragraphs."""


def _new_row(row: RowShape, _: int, __: Colours) -> None:
    row.left, row.cells = 0, []
    row.next = type(row.next)()


def _left(row: RowShape, number: int, _: Colours) -> None:
    row.left = number


def _edge(row: RowShape, number: int, _: Colours) -> None:
    row.close_cell(number)


def _merged(name: str, value: str) -> Callable[[RowShape, int, Colours], None]:
    def apply(row: RowShape, _: int, __: Colours) -> None:
        setattr(row.next, name, value)

    return apply


def _cell_ground(row: RowShape, number: int, colours: Colours) -> None:
    row.next.ground = _colour(number, colours)


TABLES: dict[str, Callable[[RowShape, int, Colours], None]] = {
    "trowd": _new_row,
    "trleft": _left,
    "cellx": _edge,
    "clmgf": _merged("across", "restart"),
    "clmrg": _merged("across", "continue"),
    "clvmgf": _merged("down", "restart"),
    "clvmrg": _merged("down", "continue"),
    "clcbpat": _cell_ground,
}
"""Words that define a row."""
