"""Colours of web pages in every notation: white text is unseen, and what nobody computes is a doubt."""

from __future__ import annotations

import pytest

from reportparse.colours import distance
from reportparse.readers.html.css_colours import paint
from tests.readers.web_page import cell

LOST = "\ufffd"


@pytest.mark.parametrize(
    ("stated", "color"),
    [
        # The examples of CSS Color 4: one brown in each space.
        *(("lab(29.2345% 39.3825 20.0664)", (125, 35, 41)), ("lch(29.2345% 44.2 27)", (125, 35, 41))),
        *(("oklab(40.101% 0.1147 0.0453)", (125, 35, 41)), ("oklch(40.101% 0.12332 21.555deg)", (125, 35, 41))),
        *(("hwb(194 0% 0%)", (0, 195, 255)), ("hwb(0 100 100)", (128, 128, 128)), ("lab(0 none none)", (0, 0, 0))),
        *(("color(srgb 1 .5 0%)", (255, 128, 0)), ("color(srgb-linear 1 1 1)", (255, 255, 255))),
        *(("color(xyz 0.9505 1 1.089)", (255, 255, 255)), ("oklch(1 0 0)", (255, 255, 255))),
        *(("hsl(.5turn 100% 50%)", (0, 255, 255)), ("rgb(300 -5 none)", (255, 0, 0))),
        *(
            ("color-mix(in srgb, white 20%, black)", (51, 51, 51)),
            ("color-mix(in srgb,red,rgb(0 0 255))", (128, 0, 128)),
        ),
        ("color-mix(in srgb, white, black 10%)", (230, 230, 230)),
    ],
)
def test_a_colour_of_any_space(stated: str, color: tuple[int, int, int]) -> None:
    found = paint(stated)
    assert found is not None
    assert (distance(found.color, color) <= 3, found.cover) == (True, 1)


@pytest.mark.parametrize("stated", ["oklch(1 0 0)", "lab(99 0 0)", "hwb(0 100% 0%)", "color(srgb 1 1 1)", "Canvas"])
def test_white_in_any_notation_is_unseen(stated: str) -> None:
    assert cell(f"<b style='color:{stated}'>9</b>12") == ("12", [("text-hidden", "9")])
    assert cell(f"<b style='color:#fff;background:{stated}'>9</b>12") == ("12", [("text-hidden", "9")])


@pytest.mark.parametrize("stated", ["color-mix(in oklab,#fff,#eee)", "rgb(from red r g b)", "hsl(calc(1*2) 0% 100%)"])
def test_a_colour_that_is_not_computed_is_a_doubt_of_digits(stated: str) -> None:
    assert cell(f"<b style='color:{stated}'>9</b>")[0] == f"9{LOST}"
    assert cell(f"<b style='color:{stated}'>甲</b>")[0] == "甲"
    assert cell(f"<b style='color:{stated}'><i style='color:red'>9</i></b>")[0] == "9"
    assert cell(f"<b style='color:#fff;background:{stated}'>9</b>")[0] == f"9{LOST}"
    assert cell(f"<b style='background:{stated}'>9</b>")[0] == "9"


def test_what_pops_up_is_unseen_until_it_does() -> None:
    assert cell("<b popover>9</b>12") == ("12", [("text-hidden", "9")])
    assert cell("<b popover style='display:inline'>9</b>12") == ("912", [])


def test_digits_folded_away_in_a_cell_are_a_doubt() -> None:
    assert cell("<details><summary>甲</summary>15</details>")[0] == f"甲\n15{LOST}"
    assert cell("<details open><summary>甲</summary>15</details>")[0] == "甲\n15"


def test_a_table_folded_away_whole_is_read() -> None:
    table = "<table><tr><td>15</td></tr></table>"
    assert cell(f"<details><summary>甲</summary>{table}</details>") == ("甲\n15", [])


@pytest.mark.parametrize(
    ("page", "around"),
    [
        *(("", "color-scheme:dark"), ("<style>.d{color-scheme:only dark}</style>", "")),
        ("<style>:root{color-scheme:dark}</style>", "color-scheme:light"),
    ],
)
def test_a_colour_of_two_schemes_is_a_doubt_where_elements_ask_for_either(page: str, around: str) -> None:
    head = f"<meta charset=utf-8>{page}<style>.x{{color:light-dark(#000,#fff)}}</style>"
    for inner in ("<b style='color:light-dark(#000,#fff)'>15</b>", "<b class=x>15</b>"):
        assert cell(f"<div class=d style='{around}'>{inner}</div>", head=head)[0] == "15\ufffd"


def test_an_element_that_asks_for_the_scheme_of_its_page_changes_nothing() -> None:
    assert cell("<div style='color-scheme:light'><b style='color:light-dark(#000,#fff)'>15</b></div>") == ("15", [])
