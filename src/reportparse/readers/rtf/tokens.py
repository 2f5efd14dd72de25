"""The tokens of RTF: groups, control words with their parameter, bytes of text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reportparse.diagnostics.errors import too_large
from reportparse.patterns import regex

MAX_TOKENS = 800_000
"""Tokens of one file; a report has some 50 000."""

_TOKEN = regex(
    rb"(?P<text>[^\\{}\r\n\x00]+)|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?[0-9]{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})"
    rb"|(?P<open>\{)|(?P<close>\})|\\(?P<symbol>[^a-zA-Z'])|(?P<other>\\'|[\r\n\x00\\])"
)


class Token(NamedTuple):
    """A piece of the file. `kind` is "open", "close", "word", "symbol", "hex" or "text"; `number` that of a word.

    `end` is where a word or a group ends in the file.
    """

    kind: str
    value: bytes = b""
    number: int | None = None
    end: int = 0


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of a file in order; what \\bin announces is passed over."""
    at = count = 0
    while at < len(data):
        match = _TOKEN.match(data, at)
        if match is None:
            at += 1
            continue
        at = match.end()
        count += 1
        if count > MAX_TOKENS:
            raise too_large(MAX_TOKENS, "control words and texts", "个控制字和文字")
        kind = match.lastgroup if match.lastgroup != "number" else "word"
        if kind == "word":
            word, stated = match["word"], match["number"]
            number = None if stated is None else int(stated)
            if word == b"bin" and number is not None:
                at += max(0, number)
            yield Token("word", word, number, match.end())
        elif kind == "hex":
            yield Token("hex", bytes([int(match["hex"], 16)]))
        elif kind in ("text", "symbol"):
            yield Token(kind, match[kind])
        elif kind in ("open", "close"):
            yield Token(kind, end=match.end())
