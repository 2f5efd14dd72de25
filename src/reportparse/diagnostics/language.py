"""The language of messages to people: English, or Chinese where the locale or `--lang` says so."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from typing import Literal

Language = Literal["en", "zh"]


def detect(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
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
    return "en"


LANGUAGE: Language = detect(sys.argv[1:], os.environ)
"""Decided once, when the program starts."""


def say(en: str, zh: str) -> str:
    """The text in the language of this run."""
    return zh if LANGUAGE == "zh" else en
