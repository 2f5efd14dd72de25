"""Bytes to text: every combination of what a page is, what it says it is, and what is broken in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportparse.diagnostics.errors import UnreadableFile
from reportparse.readers.decode import Decoded, decode

TEXT = "一、总体情况。朱镕基、陶喆同志参加，收到申请3119件，办结3050件。\n" * 20
RARE = TEXT + "㐂𠀀𡃁\n"  # four bytes each in GB18030


@pytest.mark.parametrize("declared", [None, "gb2312", "GBK", "gb18030", "utf-8", "iso-8859-1", "big5", "nonsense", ""])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_what_the_bytes_are_wins_over_what_they_say(encoding: str, declared: str | None) -> None:
    if (encoding, declared) == ("gb18030", "big5"):
        pytest.skip("bytes that are well-formed in both: the declaration decides")
    assert decode(RARE.encode(encoding), declared) == Decoded(RARE, encoding)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"\xff\xfe\0\0", "utf-32-le"),
        (b"\0\0\xfe\xff", "utf-32-be"),
    ],
)
def test_byte_order_mark_decides(mark: bytes, encoding: str) -> None:
    assert decode(mark + RARE.encode(encoding), "gbk") == Decoded(RARE, encoding)


@pytest.mark.parametrize("declared", [None, "gb2312", "gbk", "utf-8"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_one_bad_byte_is_one_replacement(encoding: str, declared: str | None) -> None:
    head, tail = TEXT[:300].encode(encoding), TEXT[300:].encode(encoding)
    found = decode(head + b"\xff" + tail, declared)
    assert found == Decoded(TEXT[:300] + "\ufffd" + TEXT[300:], encoding, 1)


def test_file_cut_inside_a_character() -> None:
    assert decode(TEXT.encode() + "件".encode()[:2]) == Decoded(TEXT + "\ufffd", "utf-8", 1)
    assert decode(TEXT.encode("gbk") + b"\xbc", "gb2312") == Decoded(TEXT + "\ufffd", "gb18030", 1)


def test_big5_only_where_declared() -> None:
    traditional = "政府資訊公開工作年度報告，收到申請3119件。\n" * 5
    assert decode(traditional.encode("big5"), "Big5") == Decoded(traditional, "big5hkscs")


def test_replacement_characters_of_the_file_itself_are_not_counted() -> None:
    text = TEXT + "\ufffd"
    assert decode(text.encode()).undecodable == 0
    assert decode(text.encode() + b"\xff").undecodable == 1


def test_line_ends_become_one() -> None:
    assert decode(b"a\r\nb\rc\nd\x0be\x1a").text == "a\nb\nc\nd\ne"


def test_a_control_character_cannot_glue_two_digits() -> None:
    assert decode(TEXT.encode() + b"1\x002\x071\n") == Decoded(TEXT + "1\ufffd2\ufffd1\n", "utf-8", 2)


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf \n", b"\xff\xfe", "\u3000\n".encode()])
def test_nothing_is_empty(data: bytes) -> None:
    with pytest.raises(UnreadableFile) as caught:
        decode(data)
    assert caught.value.kind == "empty"


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 4,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + TEXT.encode("utf-16-le") + bytes(600),  # OLE2 around UTF-16
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(0, 250, 3)) * 5,
    ],
)
def test_binary_is_not_text(data: bytes) -> None:
    with pytest.raises(UnreadableFile) as caught:
        decode(data)
    assert caught.value.kind == "corrupt"


@given(st.binary(max_size=400), st.sampled_from([None, "gbk", "big5", "utf-16le", "utf-32", "x"]))
def test_any_bytes_are_text_or_refused(data: bytes, declared: str | None) -> None:
    try:
        found = decode(data, declared)
    except UnreadableFile:
        return
    assert "\0" not in found.text
    assert "\r" not in found.text


@given(st.text(alphabet=st.characters(exclude_categories=["C"]), min_size=1), st.sampled_from(["utf-8", "gb18030"]))
def test_clean_text_comes_back(text: str, encoding: str) -> None:
    text = TEXT + text.replace("\u2028", "")
    assert decode(text.encode(encoding)) == Decoded(text, encoding)
