"""Kinds of paint that make glyphs and sight differ, drawn on a finished PDF with its raw operators (issue reports of
other tools: hazards PDF: sight and text differ)."""

from __future__ import annotations

import math
import zlib
from collections.abc import Callable, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from benchmarks.sight_ink import INK
from benchmarks.sight_paint import ENDS, SEGMENTS, Kind, Place, add, blank, decoy, each, helvetica, inside, typed


def _picture(pdf: Pdf, size: tuple[int, int], rgb: bytes, **entries: object) -> object:
    stream = pdf.make_stream(zlib.compress(rgb))
    stream.stream_dict = Dictionary(
        Type=Name.XObject, Subtype=Name.Image, Width=size[0], Height=size[1], BitsPerComponent=8,
        ColorSpace=Name.DeviceRGB, Filter=Name.FlateDecode,
    )  # fmt: skip
    for key, value in entries.items():
        stream[f"/{key}"] = value
    return stream


def _ring(size: int) -> bytes:
    """A ring, one byte a pixel: 255 on it."""
    middle = (size - 1) / 2
    return bytes(
        255 if 0.40 * size < math.hypot(x - middle, y - middle) < 0.46 * size else 0
        for y in range(size)
        for x in range(size)
    )


def _seal(how: str) -> Callable[[Pdf, Sequence[Place]], None]:
    """A red ring over the cells: a picture with a soft mask, a stencil, or a colour that is left out."""

    def paint(pdf: Pdf, places: Sequence[Place]) -> None:
        size = 80
        ring = _ring(size)
        if how == "soft mask":
            mask = _picture(pdf, (size, size), ring, ColorSpace=Name.DeviceGray)
            seal = _picture(pdf, (size, size), b"\xe0\x10\x10" * size * size, SMask=mask)
        elif how == "colour key":
            rgb = b"".join(b"\xe0\x10\x10" if on else b"\xff\xff\xff" for on in ring)
            seal = _picture(pdf, (size, size), rgb, Mask=Array([255, 255, 255, 255, 255, 255]))
        else:
            bits = bytes(int("".join("0" if on else "1" for on in ring[i : i + 8]), 2) for i in range(0, len(ring), 8))
            seal = _picture(pdf, (size, size), bits, ImageMask=True, BitsPerComponent=1)
            del seal["/ColorSpace"]  # type: ignore[attr-defined]
        if how == "whole page":
            for page in range(len(pdf.pages)):
                add(pdf, page, "0.9 0.1 0.1 rg 595 0 0 842 0 0 cm /SeX Do", XObject={"/SeX": seal})
            return
        for place in places[:1]:
            x, y = place.rect[0] - 45, place.rect[1] - 60
            add(pdf, place.page, f"0.9 0.1 0.1 rg 120 0 0 120 {x} {y} cm /SeX Do", XObject={"/SeX": seal})

    return paint


def _opaque_picture(pdf: Pdf, places: Sequence[Place]) -> None:
    """A picture of a number in a blank cell."""
    from PIL import Image, ImageDraw, ImageFont

    for place in places:
        _, _, width, height = place.rect
        image = Image.new("RGB", (round(4 * width), round(4 * height)), "white")
        ImageDraw.Draw(image).text((40, 4), place.text, fill="black", font=ImageFont.load_default(40))
        picture = _picture(pdf, image.size, image.tobytes())
        x, y = place.rect[:2]
        add(pdf, place.page, f"{width} 0 0 {height} {x} {y} cm /PiX{round(x)}_{round(y)} Do",
             XObject={f"/PiX{round(x)}_{round(y)}": picture})  # fmt: skip


def _outlines(place: Place) -> str:
    """A number as filled outlines: the strokes of its digits as slanted bars."""
    x, y = place.base(place.text)
    bars = []
    for number, digit in enumerate(place.text):
        for segment in SEGMENTS[digit]:
            ax, ay, bx, by = ENDS[segment]
            left, right = (x + 5.56 * number + 4 * end + 0.8 * height for end, height in ((ax, ay), (bx, by)))
            low, high = y + 3.6 * ay, y + 3.6 * by
            bars.append(f"{left} {low} m {left + 0.9} {low + 0.9} l {right + 0.9} {high + 0.9} l {right} {high} l h")
    return " ".join(bars) + " f"


def _note(subtype: str, *, number: bool, opaque: bool = True) -> Callable[[Pdf, Sequence[Place]], None]:
    """An annotation over each cell, with an appearance of its own."""

    def paint(pdf: Pdf, places: Sequence[Place]) -> None:
        for place in places:
            x, y, width, height = place.rect
            ground = f"1 g 0 0 {width} {height} re f " if opaque else ""
            if number:
                ink = f"BT /SX 10 Tf 0 g {width / 2 - 8:.2f} {height / 2 - 4:.2f} Td ({place.text}) Tj ET"
            else:
                ink = f"1 0 0 RG 1.2 w 2 {height / 2} m {width - 2} {height / 2} l S"
            form = pdf.make_stream((ground + ink).encode())
            form.stream_dict = Dictionary(
                Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, width, height],
                Resources=Dictionary(Font=Dictionary(SX=helvetica())),
            )  # fmt: skip
            note = pdf.make_indirect(
                Dictionary(
                    Type=Name.Annot, Subtype=Name(f"/{subtype}"), Rect=[x, y, x + width, y + height], F=4,
                    Contents=place.text, AP=Dictionary(N=form), DA="/SX 10 Tf",
                )
            )  # fmt: skip
            page = pdf.pages[place.page]
            page.Annots = Array([*page.get("/Annots", Array()), note])

    return paint


def _layer_off(pdf: Pdf, places: Sequence[Place]) -> None:
    """A digit beside the number, on a layer that is switched off."""
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="draft"))
    pdf.Root.OCProperties = Dictionary(OCGs=[group], D=Dictionary(OFF=[group], Order=[group]))
    for place in places:
        x, y = place.base(place.text)
        x += 0.556 * 10 * len(place.text)
        operators = f"/OC /OcX BDC BT /SX 10 Tf {x:.2f} {y:.2f} Td (7) Tj ET EMC"
        add(pdf, place.page, operators, Properties={"/OcX": group})


def _cut(place: Place) -> str:
    """A digit beside the number that a clip path cuts off."""
    x, y = place.base(place.text)
    x += 0.556 * 10 * len(place.text)
    return f"{x - 60:.2f} {y - 4:.2f} 59 14 re W n BT /SX 10 Tf {x:.2f} {y:.2f} Td (7) Tj ET"


def _form_box(pdf: Pdf, places: Sequence[Place]) -> None:
    """A digit beside the number that the box of a form cuts off."""
    for number, place in enumerate(places):
        x, y = place.base(place.text)
        x += 0.556 * 10 * len(place.text)
        form = pdf.make_stream(f"BT /SX 10 Tf {x:.2f} {y:.2f} Td (7) Tj ET".encode())
        form.stream_dict = Dictionary(
            Type=Name.XObject, Subtype=Name.Form, BBox=[x - 60, y - 4, x - 1, y + 12],
            Resources=Dictionary(Font=Dictionary(SX=helvetica())),
        )  # fmt: skip
        add(pdf, place.page, f"/FbX{number}_{place.page} Do", XObject={f"/FbX{number}_{place.page}": form})


def _half_covered(place: Place) -> str:
    """One text object over the number's place and beyond, its end under a white box: 248|77."""
    x, y = place.base(place.text)
    width = 0.556 * 10 * len(place.text)
    return f"BT /SX 10 Tf 0 g {x:.2f} {y:.2f} Td ({place.text}77) Tj ET 1 g {x + width:.2f} {y - 2:.2f} 12 12 re f"


def _tint(pdf: Pdf, places: Sequence[Place]) -> None:
    """Numbers in a spot colour at full tint, over nothing."""
    function = pdf.make_indirect(Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 0, 0, 1], N=1))
    space = Array([Name.Separation, Name.Black, Name.DeviceCMYK, function])
    for place in places:
        add(pdf, place.page, typed(place, place.text, before="/SpX cs 1 scn"), ColorSpace={"/SpX": space})


def _opacity(pdf: Pdf, places: Sequence[Place]) -> None:
    """A number at an opacity of one in a hundred, beside the one that is seen."""
    state = Dictionary(Type=Name.ExtGState, ca=0.01)
    for place in places:
        text = decoy(place.text)
        add(pdf, place.page, f"/GsX gs {typed(place, text, shift=-3)}", ExtGState={"/GsX": state})


def _translucent(pdf: Pdf, places: Sequence[Place]) -> None:
    """Blue numbers on a ground of their own blue at a tenth."""
    state = Dictionary(Type=Name.ExtGState, ca=0.1)
    for place in places:
        operators = f"q /GtX gs 0 0 1 rg {inside(place)} f Q {typed(place, place.text, before='0 0 1 rg')}"
        add(pdf, place.page, operators, ExtGState={"/GtX": state})


def _on_gradient(pdf: Pdf, places: Sequence[Place]) -> None:
    """White numbers on a dark gradient."""
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0.4], C1=[0.4, 0, 0], N=1)
    for place in places:
        x, _, width, _ = place.rect
        shading = Dictionary(
            ShadingType=2,
            ColorSpace=Name.DeviceRGB,
            Coords=[x, 0, x + width, 0],
            Function=function,
            Extend=[True, True],
        )
        operators = f"q {inside(place)} W n /ShX{round(x)} sh Q {typed(place, place.text, before='1 g')}"
        add(pdf, place.page, operators, Shading={f"/ShX{round(x)}": shading})


def _on_picture(pdf: Pdf, places: Sequence[Place]) -> None:
    """White numbers on a dark picture."""
    picture = _picture(pdf, (2, 2), bytes((20, 40, 80)) * 4)
    for place in places:
        x, y, width, height = place.rect
        operators = f"q {width} 0 0 {height} {x} {y} cm /DkX Do Q {typed(place, place.text, before='1 g')}"
        add(pdf, place.page, operators, XObject={"/DkX": picture})


def _recognised(pdf: Pdf, _places: Sequence[Place]) -> None:
    """Under every page the words of a recogniser: its own text again, unseen, half a point aside."""
    for page in pdf.pages:
        content = b"\n".join(
            part.read_bytes()
            for part in ([page.Contents] if isinstance(page.Contents, pikepdf.Stream) else page.Contents)
        )
        again = b"q 1 0 0 1 0.5 0 cm 3 Tr " + content + b" Q "
        page.contents_add(again, prepend=True)


def _masked(pdf: Pdf, places: Sequence[Place]) -> None:
    """A digit beside the number, under a soft mask that leaves nothing of it."""
    nothing = pdf.make_stream(b"0 g 0 0 600 850 re f")
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    nothing.stream_dict = Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 600, 850], Group=group)
    state = Dictionary(SMask=Dictionary(S=Name.Luminosity, G=nothing))
    for place in places:
        x, y = place.base(place.text)
        operators = f"/GmX gs BT /SX 10 Tf {x + 5.56 * len(place.text):.2f} {y:.2f} Td (7) Tj ET"
        add(pdf, place.page, operators, ExtGState={"/GmX": state})


def _slash(place: Place) -> str:
    """A slanted line through a number."""
    x, y = place.base(place.text)
    return f"0.8 w {x - 2:.2f} {y - 1:.2f} m {x + 5.56 * len(place.text) + 2:.2f} {y + 8:.2f} l S"


def _turned(place: Place) -> str:
    """A number set upwards that is longer than its cell is high."""
    x, y, width, _ = place.rect
    return f"BT /SX 16 Tf 0 1 -1 0 {x + width / 2 + 6:.2f} {y:.2f} Tm ({place.text}) Tj ET"


_STRIKE = "1 0 0 RG 0.8 w {x} {y} m {x1} {y} l S"


def _struck_and_retyped(place: Place) -> str:
    """A decoy that is struck out, and the number beside it."""
    text = decoy(place.text)
    x, y = place.base(text, 7)
    x -= 12
    line = f"1 0 0 RG 0.8 w {x:.2f} {y + 2.5:.2f} m {x + 3.9 * len(text):.2f} {y + 2.5:.2f} l S"
    return f"BT /SX 7 Tf 0 g {x:.2f} {y:.2f} Td ({text}) Tj ET {line} {typed(place, place.text, 7, shift=9)}"


KINDS = (
    *INK,
    Kind("seal, soft mask", _seal("soft mask")),
    Kind("seal, stencil", _seal("stencil")),
    Kind("seal, colour key", _seal("colour key")),
    Kind("stencil over every page", _seal("whole page")),
    Kind("painted over and retyped", each(lambda p: f"1 g {inside(p)} f {typed(p, p.text)}"), decoy),
    Kind("white copy below", each(lambda p: typed(p, p.text, before="1 g"), below=True)),
    Kind("invisible decoy over", each(lambda p: typed(p, decoy(p.text), before="3 Tr"))),
    Kind("recogniser's layer", _recognised),
    Kind("free text over a number", _note("FreeText", number=True), decoy),
    Kind("free text in a blank cell", _note("FreeText", number=True, opaque=False), blank),
    Kind("stamp in a blank cell", _note("Stamp", number=True, opaque=False), blank),
    Kind("struck by annotation, retyped beside", _note("StrikeOut", number=False, opaque=False), decoy),
    Kind("ink over a number", _note("Ink", number=False, opaque=False), decoy),
    Kind("layer switched off", _layer_off),
    Kind("cut off by a clip path", each(_cut)),
    Kind("cut off by a form's box", _form_box),
    Kind("white box over part of a text", each(_half_covered), blank),
    Kind("spot colour", _tint, blank),
    Kind("opacity of 1 %", _opacity),
    Kind("translucent ground of one hue", _translucent, blank),
    Kind("white on a gradient", _on_gradient, blank),
    Kind("white on a picture", _on_picture, blank),
    Kind("shadow", each(lambda p: f"{typed(p, p.text, shift=0.8, before='0.6 g')} {typed(p, p.text)}"), blank),
    Kind("picture of a number", _opaque_picture, blank),
    Kind("outlines of a number", each(_outlines), blank),
    Kind("under a soft mask", _masked),
    Kind("broad white stroke over, retyped", each(lambda p: (
        f"1 G 14 w {p.rect[0]:.2f} {p.rect[1] + p.rect[3] / 2:.2f} m {p.rect[0] + p.rect[2]:.2f} "
        f"{p.rect[1] + p.rect[3] / 2:.2f} l S {typed(p, p.text)}")), decoy),
    Kind("white copy right before", each(lambda p: f"{typed(p, p.text, shift=0.5, before='1 g')} {typed(p, p.text)}"),
         blank),
    Kind("slanted line through", each(_slash), decoy),
    Kind("turned number over its rule", each(_turned), blank),
    Kind("struck out and retyped", each(_struck_and_retyped), blank),
    Kind("struck out alone", each(lambda p: _STRIKE.format(
        x=round(p.base(p.text)[0] - 2, 2), y=round(p.base(p.text)[1] + 3.6, 2),
        x1=round(p.base(p.text)[0] + 5.56 * len(p.text) + 2, 2))), decoy),
)  # fmt: skip
