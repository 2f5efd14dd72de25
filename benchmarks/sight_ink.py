"""Kinds of ink that says other than its characters: fonts that draw nothing, strokes beside numbers, words put over ink."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pikepdf import Array, Dictionary, Name, Pdf

from benchmarks.sight_paint import ENDS, SEGMENTS, Kind, Place, add, blank, decoy, each, typed


def _procedures(*, drawn: bool, aside: float = 0.0) -> Callable[[Pdf, Sequence[Place]], None]:
    """Numbers in a font of procedures (Type3) that draw the digits; or a decoy in one that draws nothing."""

    def paint(pdf: Pdf, places: Sequence[Place]) -> None:
        glyphs = Dictionary()
        for digit, segments in SEGMENTS.items():
            ends = [tuple(350 * end for end in ENDS[segment]) for segment in segments] if drawn else []
            lines = " ".join(f"{100 + ax} {ay} m {100 + bx} {by} l S" for ax, ay, bx, by in ends)
            glyphs[f"/d{digit}"] = pdf.make_stream(f"556 0 0 -20 556 720 d1 60 w {lines}".encode())
        names = Array([48, *(Name(f"/d{digit}") for digit in "0123456789")])
        font = pdf.make_indirect(
            Dictionary(
                Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, -20, 556, 720], FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
                CharProcs=glyphs, Encoding=Dictionary(Type=Name.Encoding, Differences=names), FirstChar=48, LastChar=57,
                Widths=[556] * 10, Resources=Dictionary(), ToUnicode=pdf.make_stream(_DIGITS_MEAN_THEMSELVES),
            )
        )  # fmt: skip
        for place in places:
            text = place.text if drawn else decoy(place.text)
            add(pdf, place.page, typed(place, text, shift=aside).replace("/SX", "/PX"))
            pdf.pages[place.page].Resources.Font["/PX"] = font

    return paint


_DIGITS_MEAN_THEMSELVES = (
    b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <30> <39> <0030> endbfrange endcmap"
)


def _strokes(place: Place, text: str, *, x: float | None = None, filled: bool = False, size: float = 10.0) -> str:
    """Digits of straight strokes, or of thin rectangles, in the middle of a cell or from `x` on."""
    middle, y = place.base(text, size)
    x = middle if x is None else x
    bars = []
    for number, digit in enumerate(text):
        for segment in SEGMENTS[digit]:
            ax, ay, bx, by = ENDS[segment]
            left, right = (x + 0.556 * size * number + size * (0.08 + 0.38 * end) for end in (ax, bx))
            low, high = sorted(y + 0.36 * size * end for end in (ay, by))
            if filled:
                bars.append(f"{left:.2f} {low:.2f} {right - left + 0.6:.2f} {high - low + 0.6:.2f} re f")
            else:
                bars.append(f"{left:.2f} {low:.2f} m {right:.2f} {high:.2f} l S")
    return "0.6 w " + " ".join(bars)


def _curve(place: Place) -> str:
    """The last digit as a ring of curves: an outline that no font explains."""
    x, y = _behind(place), place.base(place.text)[1]
    return (
        f"0.7 w {x:.2f} {y + 3.6:.2f} m {x:.2f} {y + 8.6:.2f} {x + 4:.2f} {y + 8.6:.2f} {x + 4:.2f} {y + 3.6:.2f} c "
        f"{x + 4:.2f} {y - 1.4:.2f} {x:.2f} {y - 1.4:.2f} {x:.2f} {y + 3.6:.2f} c S"
    )


def _behind(place: Place) -> float:
    """Where the last digit stands behind those before it, which are in the middle of the cell."""
    left, _ = place.base(place.text[:-1])
    return left + 5.56 * (len(place.text) - 1) + 1


def _but_last(text: str) -> str:
    return text[:-1]


def _last(place: Place, *, outlines: bool = False, size: float = 10.0) -> str:
    """The last digit of strokes; a large one right behind the others, or where it is the only one in the middle."""
    x = _behind(place)
    if size > 10:
        x = place.base(place.text, size)[0] if len(place.text) == 1 else x - 0.38 * size * (place.text[-1] == "1")
    return _strokes(place, place.text[-1], x=x, filled=outlines, size=size)


def _sized(points: float) -> tuple[Kind, Kind]:
    """Digits of strokes in one size: whole numbers, and the last digit of a number that is set."""
    return (
        Kind(f"digits of strokes, {points:.0f} pt", each(lambda p: _strokes(p, p.text, size=points)), blank),
        Kind(f"last digit of strokes, {points:.0f} pt", each(lambda p: _last(p, size=points)), _but_last),
    )


def _spoken(pdf: Pdf, places: Sequence[Place]) -> None:
    """Numbers in the place of which the file has a decoy read aloud."""
    for place in places:
        add(pdf, place.page, f"/Span <</ActualText ({decoy(place.text)})>> BDC {typed(place, place.text)} EMC")


INK = (
    Kind("read aloud as another number", _spoken, blank),
    Kind("read aloud as nothing", each(lambda p: f"/Span <</ActualText ()>> BDC {typed(p, p.text)} EMC"), blank),
    Kind("digits of strokes", each(lambda p: _strokes(p, p.text)), blank),
    Kind("digits of bars", each(lambda p: _strokes(p, p.text, filled=True)), blank),
    Kind("small digits of strokes", each(lambda p: _strokes(p, p.text, size=7)), blank),
    Kind("digits of strokes as high as the cell", each(lambda p: _strokes(p, p.text, size=14)), blank),
    Kind("large digits of strokes", each(lambda p: _strokes(p, p.text, size=22)), blank),
    *(kind for points in (8, 20, 26, 36) for kind in _sized(points)),
    Kind("last digit of strokes", each(_last), _but_last),
    Kind("last digit of bars", each(lambda p: _last(p, outlines=True)), _but_last),
    Kind("last digit a curve", each(lambda p: _curve(p)), _but_last),
    Kind(
        "minus as a stroke",
        each(
            lambda p: (
                f"0.6 w {p.base(p.text)[0] - 5:.2f} {p.base(p.text)[1] + 3.4:.2f} m "
                f"{p.base(p.text)[0] - 1:.2f} {p.base(p.text)[1] + 3.4:.2f} l S"
            )
        ),
        decoy,
    ),
    Kind("font of procedures", _procedures(drawn=True), blank),
    Kind("font of empty procedures", _procedures(drawn=False), blank),
    Kind("font of empty procedures beside", _procedures(drawn=False, aside=16)),
)
