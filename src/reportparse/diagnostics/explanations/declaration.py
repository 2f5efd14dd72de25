"""What an explanation is: the same three answers in two languages."""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """What it means, what causes it, what to do: a sentence or two each."""

    means: str
    causes: str
    todo: str


class Explanation(NamedTuple):
    """One kind explained in English and Chinese."""

    en: Words
    zh: Words
