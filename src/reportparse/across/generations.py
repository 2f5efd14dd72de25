"""Across generations: what the form of 2014 counts as those since 2019 do, and what can be compared of 2018 and 2019.

The form of 2014 knows no requests carried over or carried forward and no documents in force, so neither identity of the years
spans it (domain §3.4). Its 收到申请数 is 本年新收; 同意公开 and 同意部分公开 are 予以公开 and 部分公开. Refusals are parted
otherwise, and reviews and lawsuits count other outcomes: those are not set beside each other.
"""

from __future__ import annotations

from reportparse.chinese.values import Number
from reportparse.record.load import Record, has_path, number_at

COUNTERPARTS: dict[str, str] = {
    "requests.received.total": "statistics.requests.received.total",
    "requests.granted.total": "statistics.requests.answered.granted",
    "requests.partially_granted.total": "statistics.requests.answered.partially_granted",
}
"""Paths of the forms since 2019 and what counts the same in that of 2014."""


def path_across(record: Record, path: str) -> str:
    """A path, or that of what counts the same in the form of 2014 where the record follows that one."""
    counterpart = COUNTERPARTS.get(path, path)
    return counterpart if not has_path(record, path) and has_path(record, counterpart) else path


def number_across(record: Record, path: str) -> Number | None:
    """The number under a path, or what counts the same in the form of 2014 where the record follows that one."""
    return number_at(record, path_across(record, path))


def spans_generations(last: Record, this: Record) -> bool:
    """Whether last year's report has the statistics of 2014 and this year's the table of requests of a later form."""
    return has_path(last, COUNTERPARTS["requests.received.total"]) and not last["requests"] and bool(this["requests"])
