"""Traditional characters exchanged for simplified ones, one for one."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def in_simplified(text: str) -> str:
    """A text of the same length in simplified characters. No words are exchanged: 資訊公開 becomes 资讯公开."""
    return text.translate(_table())


@cache
def _table() -> dict[int, str]:
    text = files("reportparse.chinese").joinpath("traditional.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return {ord(pair[0]): pair[1] for line in lines for pair in line.split(" ")}
