"""Places in words: the form's own labels, whole and unambiguous."""

from __future__ import annotations

import pytest

from reportparse.forms import FORMS
from reportparse.forms.value_names import name_of
from reportparse.forms.wording import check_words, identities, in_words, name_words, place_words


def test_no_two_values_of_a_form_are_called_alike() -> None:
    for form in FORMS:
        paths = [path for path, _, _ in form.places]
        assert len({name_of(path).whole for path in paths}) == len(paths), form.name


def test_no_label_is_cut_and_no_path_is_left() -> None:
    for form in FORMS:
        for path, _, _ in form.places:
            said = name_words(name_of(path)).zh
            assert "…" not in said
            assert "." + path.partition(".")[2] not in said
    assert all(check_words(check) is not None for check in identities())


@pytest.mark.parametrize(
    ("where", "zh"),
    [
        ("requests.granted.total", "申请办理表「（一）予以公开」行「总计」列"),
        ("requests.denied.state_secret", "申请办理表「（三）1.属于国家秘密」行"),
        ("review.litigation_direct", "复议诉讼表「行政诉讼·未经复议直接起诉」行"),
        ("statistics.litigation.corrected", "情况统计表「五、行政诉讼数量 （二）被依法纠错数」行"),
        ("review", "复议诉讼表"),
        ("sections.4", "第4部分"),
        ("page 3", "第3页"),
        ("nowhere.at.all", "nowhere.at.all"),
    ],
)
def test_a_place_in_words(where: str, zh: str) -> None:
    assert place_words(where).zh == zh


def test_paths_within_a_message_and_nothing_else() -> None:
    said = in_words("见 http://requests.gov.cn/review.html 和 a.docx：review.sum.reconsideration.")
    assert (
        said.zh == "见 http://requests.gov.cn/review.html 和 a.docx：〔复议诉讼表「行政复议」行：总计 = 4 个分项之和〕."
    )
