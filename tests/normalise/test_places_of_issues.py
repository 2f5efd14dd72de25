"""Every issue about a table names a place that the record has: the table, a row of it or a value."""

from __future__ import annotations

import re

import pytest

from instruments.made import REPORTS, flow
from instruments.made.to_text import text_of
from reportparse.forms import FORMS
from reportparse.pipeline import record_of

PLACES = {
    ".".join(path.split(".")[:depth])
    for form in FORMS
    for path, _, _ in form.places
    for depth in range(1, path.count(".") + 2)
}


@pytest.mark.parametrize("name", ["sentinel-2019", "sentinel-2021"])
@pytest.mark.parametrize(
    "label", ["商业企业", "本年制发件数", "结果纠正", "总计", "规章", "本年新制作数量", "重复申请"]
)
@pytest.mark.parametrize("change", ["", "其他类", r"\g<0>\g<0>"])
def test_every_place_is_one(name: str, label: str, change: str) -> None:
    text = re.sub(label, change, text_of(flow(REPORTS[name])))
    record = record_of(text.encode())
    of_tables = {
        found["where"]
        for found in record["issues"]
        if found["where"].split(".")[0] in {"disclosure", "requests", "review"}
    }
    assert of_tables <= PLACES
