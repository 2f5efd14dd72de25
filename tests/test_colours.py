"""Colours: the formats agree on what is white on white."""

from __future__ import annotations

import pytest
from lxml import etree

from reportparse.colours import Color, is_pale, is_white
from reportparse.layout.ruled.ink import Shape, can_be_seen
from reportparse.readers.docx.names import VAL, W
from reportparse.readers.docx.styles import Styles
from reportparse.readers.html.style import look

INKS: list[tuple[Color, bool]] = [
    ((255, 255, 255), True),
    ((248, 248, 248), True),
    ((247, 247, 247), True),
    ((246, 246, 246), False),
    ((231, 255, 255), True),
    ((255, 255, 230), False),
    ((0, 0, 0), False),
]


@pytest.mark.parametrize(("ink", "white"), INKS)
def test_white_ink_is_white_in_every_format(ink: Color, white: bool) -> None:
    code = bytes(ink).hex()
    run = etree.Element(W + "rPr")
    etree.SubElement(run, W + "color").set(VAL, code)
    assert is_white(ink) is white
    assert look(f"color:#{code}").white is white
    assert Styles(None).stated_font([*run], Styles(None).of_paragraph(etree.Element(W + "p")).font).white is white
    assert can_be_seen(ink, Shape(0, 0, 1, 1, None, None), []) is not white


@pytest.mark.parametrize(
    ("ground", "pale"), [((255, 255, 255), True), ((224, 224, 224), True), ((223, 255, 255), False)]
)
def test_white_text_is_not_read_on_a_pale_ground(ground: Color, pale: bool) -> None:
    assert is_pale(ground) is pale
    assert look(f"background-color:#{bytes(ground).hex()}").backed is not pale
