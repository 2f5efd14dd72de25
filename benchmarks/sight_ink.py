"""Kinds of ink that says other than its characters: fonts that draw nothing, strokes beside numbers, words put over ink."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pikepdf import Array, Dictionary, Name, Pdf

from benchmarks.sight_paint import ENDS, SEGMENTS, Kind, Place, add, blank, decoy, typed


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
INK = (
    Kind("font of procedures", _procedures(drawn=True), blank),
    Kind("font of empty procedures", _procedures(drawn=False), blank),
    Kind("font of empty procedures beside", _procedures(drawn=False, aside=16)),
)
