"""The language of what is said to people: decided in one place, and the texts that stand in both.

Records, issues and errors hold both languages. Where one must be chosen for a person, `say` chooses that of this run: what
`--lang` asks for, else the locale's. Only what makes a whole page in one language (a comparison, the table of findings,
docs/kinds.md) is told which; commands tell it `LANGUAGE`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

Language = Literal["en", "zh"]


class Both(NamedTuple):
    """One text in both languages."""

    en: str
    zh: str

    def of(self, language: Language) -> str:
        """The text in one of them."""
        return self.zh if language == "zh" else self.en


def filled(template: Both, facts: Mapping[str, object]) -> Both:
    """Both texts with their facts in place (`str.format`); a fact that is `Both` itself stands in its own language.

    A fact that is missing is a programming error (KeyError).
    """
    return Both(template.en.format_map(_in("en", facts)), template.zh.format_map(_in("zh", facts)))


def _in(language: Language, facts: Mapping[str, object]) -> dict[str, object]:
    return {name: fact.of(language) if isinstance(fact, Both) else fact for name, fact in facts.items()}


def detect(arguments: Sequence[str], environment: Mapping[str, str], otherwise: Language = "en") -> Language:
    """`--lang zh` among the arguments, else the first locale variable that is set (LC_ALL, LC_MESSAGES, LANG)."""
    for i, argument in enumerate(arguments):
        value = argument.partition("=")[2] if argument.startswith("--lang=") else ""
        if argument == "--lang" and i + 1 < len(arguments):
            value = arguments[i + 1]
        if value in ("en", "zh"):
            return "zh" if value == "zh" else "en"
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "zh" if environment[name].lower().startswith("zh") else "en"
    return otherwise


LANGUAGE: Language = detect(sys.argv[1:], os.environ)
"""Decided once, when the program starts; option texts are made while it is loaded."""

PAGE_LANGUAGE: Language = detect(sys.argv[1:], {}, "zh")
"""What a page that holds both languages opens in: Chinese, whatever the locale, so that it has the same bytes everywhere."""


def say(en: str, zh: str) -> str:
    """The text in the language of this run."""
    return Both(en, zh).of(LANGUAGE)
