"""Whether a PDF is whole, as its bytes tell it: what pdfium reads of a cut or damaged one it reads in silence."""

from __future__ import annotations

import zlib

import pikepdf
import pytest

from reportparse.readers.pdf import wholeness
from reportparse.readers.pdf.reader import read_pdf
from reportparse.readers.pdf.wholeness import damage_of
from tests.readers.drawing import ROWS, drawn, edited, kinds, part

WHOLE = drawn(part(ROWS, 200), part(ROWS, 780))
PACKED = edited(WHOLE, lambda pdf: None, compress_streams=True, recompress_flate=True)
STREAM = b"1 2 " * 500
OBJECT = b"\n9 0 obj\n<</Filter/FlateDecode>>\nstream\n"


def said(data: bytes) -> list[str]:
    return [str(dict(one.facts)["seen"].en) for one in damage_of(data)]  # type: ignore[union-attr]


def held(stream: bytes, dictionary: bytes = b"<</Filter/FlateDecode>>") -> bytes:
    """A whole file with one more stream in it."""
    more = OBJECT.replace(b"<</Filter/FlateDecode>>", dictionary) + stream + b"\nendstream\nendobj\n"
    at = WHOLE.index(b"1 0 obj")
    return WHOLE[:at] + more.lstrip() + WHOLE[at:]


@pytest.mark.parametrize("data", [WHOLE, PACKED, WHOLE + b"\r\n" + bytes(2_000), WHOLE + b"<script></script>"])
def test_nothing_is_said_of_a_whole_file_whatever_follows_it(data: bytes) -> None:
    assert said(data) == []


def test_a_later_version_that_is_cut_is_told() -> None:
    """A viewer shows the earlier one, with numbers that were corrected since."""
    update = b"\n9 0 obj\n<</Length 3>>\nstream\nabc\nendstream\nendobj\n"
    assert said(WHOLE + update) == ["objects stand behind its last end mark, and no other ends them"]
    assert said(WHOLE + update + b"startxref\n0\n%%EOF") == []


def test_a_file_without_any_end_is_told() -> None:
    assert said(WHOLE[: WHOLE.rindex(b"%%EOF")]) == ["it has no end mark"]


@pytest.mark.parametrize(
    ("stream", "is_damaged"),
    [
        (zlib.compress(STREAM), False),
        (zlib.compress(STREAM)[:-6], True),
        (zlib.compress(STREAM)[:9] + b"zzzz" + zlib.compress(STREAM)[13:], True),
        (b"no zlib", True),
        (b"", False),
    ],
)
def test_streams_are_inflated(stream: bytes, is_damaged: bool) -> None:
    assert bool(said(held(stream))) is is_damaged


@pytest.mark.parametrize(
    "dictionary",
    [b"<</Subtype/Image/Filter/FlateDecode>>", b"<</Filter/DCTDecode>>", b"<</Filter[/ASCII85Decode/FlateDecode]>>"],
)
def test_pictures_and_other_codes_are_left_out(dictionary: bytes) -> None:
    assert said(held(b"no zlib", dictionary)) == []


def test_an_encrypted_file_is_not_inflated() -> None:
    locked = edited(WHOLE, lambda pdf: None, encryption=pikepdf.Encryption(owner="x", user=""))
    assert said(locked) == []


def test_what_is_inflated_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wholeness, "MAX_INFLATED_BYTES", 100_000)
    assert said(held(zlib.compress(bytes(1_000_000)) + b"\nendstream\nendobj\n8 0 obj\n<</Filter/Fl>>stream\nno")) == []


def test_the_document_says_it() -> None:
    assert kinds(read_pdf(held(b"no zlib"))) == [("file-damaged", "document")]
