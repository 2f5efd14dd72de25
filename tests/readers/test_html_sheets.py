"""Style sheets of a page that move, cover or bring back digits: they never glue, and no number is one that nobody sees."""

from __future__ import annotations

import pytest

from tests.readers.web_page import kinds, only_table, page, rows


def shown(rules: str, inner: str) -> str:
    """The text of a cell on a page with a sheet."""
    return rows(only_table(page(f"<table><tr><td>{inner}</td></tr></table>", f"<style>{rules}</style>")))[0][0]


@pytest.mark.parametrize(
    ("rules", "inner"),
    [
        ("td i{display:block}", "<i>1</i><i>5</i>"),
        (".d{display:block}", "<span class=d>1</span><span class=d>5</span>"),
        (".x{display:inline-flex}.x i:first-child{order:9}", "<span class=x><i>1</i><i>5</i></span>"),
        (".x{display:inline-grid;grid-auto-flow:column}", "<span class=x><i>1</i><i>5</i></span>"),
        ("td i{float:right}", "<i>1</i><i>5</i>"),
        (".o{position:absolute;left:0;background:#fff}", "<b>1</b><b class=o>5</b>"),
        (".o{display:inline-block;transform:translateX(-9999px)}", "1<b class=o>5</b>"),
        (".o{position:relative;left:-9999px}", "1<b class=o>5</b>"),
    ],
)
def test_digits_that_a_sheet_moves_never_meet(rules: str, inner: str) -> None:
    assert shown(rules, inner) == "1\n5"


def test_a_sheet_that_moves_what_is_no_number_changes_nothing() -> None:
    assert shown(".d{display:block}", "<span class=d>15</span>") == "15"


def test_a_variable_is_read_where_it_is_used() -> None:
    assert shown(":root{--c:#fff}.w{color:var(--c)}", "15<b class=w>7</b>") == "15"


@pytest.mark.parametrize(
    ("rules", "text"),
    [
        (":root{--c:#fff}.x{--c:#000}.w{color:var(--c)}", "157\ufffd"),
        (":root{--c:#fff}.dark{--c:#000}[data-theme=dark]{--c:#111}.w{color:var(--c)}", "15"),
        (":root{--a:var(--b,#fff)}.w{color:var(--a)}", "15"),
        (".w{color:var(--a,var(--b,var(--c,#fff)))}", "15"),
        (":root{--c:#333}@media(prefers-color-scheme:dark){:root{--c:#fff}}.w{color:var(--c)}", "157"),
        ("@property --c{syntax:'<color>';inherits:true;initial-value:#fff}.w{color:var(--c)}", "157\ufffd"),
        *((".w{color:var(--c)}", "157"), (".w{color:rgb(1 1 1/var(--c))}", "157")),
    ],
)
def test_a_variable_that_may_have_several_values_is_a_doubt(rules: str, text: str) -> None:
    assert shown(rules, "15<b class=w>7</b><i class=x></i>") == text


@pytest.mark.parametrize(
    ("rules", "text"),
    [
        ("td{& .w{display:none}}", "15"),
        ("td{.w{display:none}}", "15"),
        ("p,td{> b.w{color:red;&{display:none}}}", "15"),
        ("td{.w{@media print{display:none}}}", "157"),
        (".w{display:none;@media screen{display:inline}}", "157"),
        (".w{td &{display:none}}", "15"),
    ],
)
def test_nested_rules_are_read(rules: str, text: str) -> None:
    assert shown(rules, "15<b class=w>7</b>") == text


@pytest.mark.parametrize("rule", ["mask-image:linear-gradient(#000,transparent)", "mix-blend-mode:screen"])
def test_digits_of_which_a_part_may_not_be_seen_are_a_doubt(rule: str) -> None:
    assert shown(f".o{{{rule}}}", "<b class=o>15</b>") == "15\ufffd"
    assert shown(f".o{{{rule}}}", "<b class=o>甲</b>") == "甲"


def test_what_is_shown_inside_what_is_not_is_no_blank() -> None:
    assert shown(".v{visibility:hidden}.w{visibility:visible}", "<span class=v>15<b class=w>18</b></span>") == "\ufffd"


def test_what_a_style_shows_again_is_seen() -> None:
    assert shown("", "1<b hidden style='display:inline'>5</b>") == "15"
    assert shown("s{text-decoration:none}", "1<s>5</s>") == "15"


def test_a_struck_cell_keeps_its_place_and_is_not_blank() -> None:
    document = page(
        "<table><tr><td>甲<td class=old>15<td>18</table>", "<style>.old{text-decoration:line-through}</style>"
    )
    table = only_table(document)
    assert (rows(table), kinds(document)) == ([["甲", "", "18"]], ["text-struck"])
    assert [bool(cell.struck) for cell in table.cells] == [False, True, False]
    assert [one.drawn for one in table.cells] == [False, True, False]


def test_a_cell_that_a_script_writes_is_not_blank() -> None:
    table = only_table(page("<table><tr><td>甲<td><script>document.write(15)</script></table>"))
    assert [one.drawn for one in table.cells] == [False, True]
