"""Counters: the words that Chinese puts after a number of things (3件, 22起, 5人次). Each is named here and nowhere else.

Which of them may count what (条 posts, 件 requests) is known by whoever reads that figure.
"""

from __future__ import annotations

OF_CASES = ("件次", "件", "起", "宗", "例", "项", "个")
"""Requests, lawsuits, decisions, matters."""

OF_WRITINGS = ("条次", "条", "篇", "则", "份", "部", "册")
"""Posts, articles, documents, volumes."""

OF_OCCASIONS = ("场次", "班次", "次", "场", "期")
"""Meetings, trainings, issues of a gazette."""

OF_PEOPLE = ("人次", "人", "名", "家")
"""People, and the bodies that are counted like them."""

COUNTERS = (*OF_CASES, *OF_WRITINGS, *OF_OCCASIONS, *OF_PEOPLE)

COUNTER = "|".join(sorted(COUNTERS, key=len, reverse=True))
"""Any counter, as the alternatives of a pattern; the longer ones first."""
