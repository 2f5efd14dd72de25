"""In which language people are spoken to."""

from __future__ import annotations

import pytest

from reportparse.diagnostics.language import detect


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "zh"),
        (["view", "a.pdf"], {"LANG": "de_DE.UTF-8"}, "en"),
        (["view", "--lang", "en"], {}, "en"),
        (["--lang=zh"], {"LC_ALL": "C"}, "zh"),
        (["--lang", "fr"], {}, "zh"),
    ],
)
def test_what_is_asked_for_then_the_locale_then_what_is_usual(
    arguments: list[str], environment: dict[str, str], language: str
) -> None:
    assert detect(arguments, environment, "zh") == language
