"""Labels compared as people compare them."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from reportparse.forms import FORMS
from reportparse.labels.likeness import SHORT, THRESHOLD, best, key, likeness


@pytest.mark.parametrize(
    ("seen", "official"),
    [
        ("3.其它", "3.其他"),
        ("1、属于国家秘密", "1.属于国家秘密"),
        ("（三）\n不予公开", "（三）不予公开"),
        ("(七)总计", "（七）总计"),
        ("总　计", "总计"),
        ("商业<br>企业".replace("<br>", "\n"), "商业企业"),
        ("危及“三安全一稳定”", '3.危及"三安全一稳定"'),
        ("本年收费金额(单位:万元)", "本年收费金额（单位：万元）"),
    ],
)
def test_the_same_label(seen: str, official: str) -> None:
    assert likeness(key(seen), key(official)) == 1


@pytest.mark.parametrize(
    ("seen", "official"),
    [
        ("本年处理绝对数量", "本年处理决定数量"),
        ("现行有效件", "现行有效件数"),
        ("采购项目数", "采购项目数量"),
        ("本年新", "本年新制作数量"),
    ],
)
def test_a_drifted_label(seen: str, official: str) -> None:
    assert 0.55 <= likeness(key(seen), key(official)) < 1


@pytest.mark.parametrize(
    ("seen", "other"),
    [("其他", "其他结果"), ("总计", "总体"), ("规章", "规范"), ("", ""), ("", "规章"), ("小计", "总计")],
)
def test_another_label(seen: str, other: str) -> None:
    assert likeness(key(seen), key(other)) == 0


def test_numbering_is_not_all_of_a_label() -> None:
    assert key("1.") != ""
    assert key("一、") != ""


def test_best_of_several() -> None:
    assert best(key("规范性文件"), frozenset({key("行政规范性文件"), key("规范性文件")})) == 1
    assert best(key("别的"), frozenset()) == 0


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.table}-{form.name}")
def test_labels_of_a_panel_are_told_apart(form: object) -> None:
    panels = form.panels  # type: ignore[attr-defined]
    for panel in panels:
        for one, other in combinations(panel.rows, 2):
            assert not {key(label) for label in one.labels} & {key(label) for label in other.labels}
        for first, second in combinations(panel.columns, 2):
            if first.group == second.group:
                assert not {key(label) for label in first.labels} & {key(label) for label in second.labels}


words = st.text("行政复议诉讼", min_size=SHORT + 1, max_size=24)


@given(words, words)
@example("本年新", "本年新制作数量")
def test_likeness_is_that_of_a_library_for_it(seen: str, expected: str) -> None:
    ratio = fuzz.ratio(seen, expected) / 100
    if min(len(seen), len(expected)) > SHORT:
        assert likeness(seen, expected) == pytest.approx(ratio if ratio >= THRESHOLD else 0.0)
