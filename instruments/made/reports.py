"""The made-up reports. Every organ, place, sentence and figure is invented; the domains end in `.example`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from instruments.made.lifelike import bureau, city, county, district, township
from instruments.made.peculiar import blanks, bureau_error, sentinel
from instruments.made.report import MadeReport, filled

REPORTS: Mapping[str, MadeReport] = MappingProxyType(
    {
        report.name: report
        for report in (
            filled(make)
            for make in (
                township(),
                bureau(),
                city(),
                county(),
                district(),
                bureau_error(),
                sentinel("2021"),
                sentinel("2019"),
                blanks(),
            )
        )
    }
)
