"""RTF: text in any code page, what is seen of it, tables by their edges, fields, notes; and what is no sound file."""

from __future__ import annotations

import pytest

from reportparse.chinese.text import UNSAYABLE
from reportparse.diagnostics.errors import OverLimit, UnreadableFile
from reportparse.document import Document, Paragraph, Table
from reportparse.readers.rtf import tokens
from reportparse.readers.rtf.reader import read_rtf
from tests.readers.workbooks import kinds, only_table


def gbk(text: str) -> str:
    """A text as escaped bytes."""
    return "".join(f"\\'{byte:02x}" if byte > 127 else chr(byte) for byte in text.encode("gb18030"))


HEAD = (
    r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset0 Times;}{\f1\fnil\fcharset134 " + gbk("宋体") + ";}"
    r"{\f2\fnil\fcharset2 Wingdings;}}{\colortbl;\red255\green255\blue255;\red0\green0\blue128;}"
)


def read(body: str, head: str = HEAD) -> Document:
    return read_rtf(f"{head}{body}}}".encode("latin-1"))


def lines(body: str) -> list[str]:
    return [block.text for block in read(body).blocks if isinstance(block, Paragraph)]


def grid(body: str) -> list[tuple[int, int, int, int, str]]:
    cells = only_table(read(body + r"\pard\par")).cells
    return [(cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in cells]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"\f1 " + gbk("政府信息公开") + r"\f0  2023\par", "政府信息公开 2023"),
        (r"\f0 " + gbk("数量") + r"12\par", "数量12"),
        (r"\hich\af0\dbch\af1\loch\f0 " + gbk("数量") + r"\par", "数量"),
        (r"\uc1 \u25919?\u24220?\uc2\u20449\'d0\'c5\uc0\u24687 x\par", "政府信息x"),
        (r"\uc1\u-28735?\u55357?\u56832?\par", "迁\U0001f600"),
        (r"{\upr{x}{\*\ud{\uc0\u25919 }}}\par", "政"),
        (r"\'95u \'8f\{\par", "晆 弡"),
        (r"1\~2\_3\-4\emdash\par", "1 2-34—"),
        (r"\u55357?1\par", f"{UNSAYABLE}1"),
        (r"{\f2\'fe}\par", "☑"),
        (r"a\line b\par", "a\nb"),
    ],
)
def test_text_is_read_in_its_code_page(body: str, text: str) -> None:
    assert lines(body) == [text]


def test_a_file_without_a_chinese_code_page_goes_by_its_font() -> None:
    head = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset134 B;}{\f2\fcharset136 C;}}"
    big5 = "".join(f"\\'{byte:02x}" for byte in "縣".encode("big5"))
    document = read(r"\f1 " + gbk("县") + r"\f2 " + big5 + r"\f0\'e9\par", head)
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["县縣é"]


@pytest.mark.parametrize(
    ("look", "kind"),
    [
        (r"\v", "text-hidden"),
        (r"\cf1", "text-hidden"),
        (r"\fs1", "text-hidden"),
        (r"\strike", "text-struck"),
        (r"\striked1", "text-struck"),
        (r"\deleted", "tracked-changes"),
    ],
)
def test_what_nobody_reads_is_left_out(look: str, kind: str) -> None:
    document = read(rf"a{{{look} 9}}b\par")
    (line,) = (block.text for block in document.blocks if isinstance(block, Paragraph))
    assert (line.replace(" ", ""), kinds(document)) == ("ab", [kind])


def test_a_switch_is_off_with_zero_and_plain_ends_it() -> None:
    assert lines(r"\v a\v0 b\v c\plain d\par") == ["bd"]


def test_inserted_text_is_read_and_a_raised_digit_is_a_mark() -> None:
    assert lines(r"{\revised 1}2{\super 3}\par") == ["12[3]"]


def test_white_on_a_dark_cell_is_read() -> None:
    assert grid(r"\trowd\clcbpat2\cellx1000\cellx2000\pard\intbl{\cf1 12}\cell 3\cell\row")[0][4] == "12"


def test_cells_span_by_their_edges_and_merge_down() -> None:
    first = r"\trowd\trleft0\clvmgf\cellx1000\cellx2000\cellx3000\pard\intbl A\cell B\cell C\cell\row"
    second = r"\trowd\trleft-20\clvmrg\cellx1010\cellx3005\pard\intbl\cell D\par E\cell\row"
    assert grid(first + second) == [(0, 0, 2, 1, "A"), (0, 1, 1, 1, "B"), (0, 2, 1, 1, "C"), (1, 1, 1, 2, "D\nE")]


def test_cells_merge_across() -> None:
    first = r"\trowd\clmgf\cellx1000\clmrg\cellx2000\cellx3000\pard\intbl A\cell\cell C\cell\row"
    second = r"\trowd\cellx1000\cellx2000\cellx3000\pard\intbl 1\cell 2\cell 3\cell\row"
    assert grid(first + second)[:3] == [(0, 0, 1, 2, "A"), (0, 2, 1, 1, "C"), (1, 0, 1, 1, "1")]


def test_a_row_that_begins_further_right_leaves_its_columns_out() -> None:
    rows = r"\trowd\cellx1000\cellx2000\pard\intbl A\cell B\cell\row\trowd\trleft1000\cellx2000\pard\intbl C\cell\row"
    assert grid(rows)[2] == (1, 1, 1, 1, "C")


def test_a_row_goes_on_with_the_shape_above() -> None:
    assert len(grid(r"\trowd\cellx1000\cellx2000\pard\intbl 1\cell 2\cell\row 3\cell 4\cell\row")) == 4


def test_cells_that_do_not_say_that_they_are_in_a_table_are() -> None:
    assert grid(r"\trowd\cellx1000\cellx2000\pard A\par B\cell C\cell\row")[0] == (0, 0, 1, 1, "A\nB")


def test_a_nested_table_stands_in_its_cell() -> None:
    shape = r"{\*\nesttableprops\trowd\cellx2000\cellx3000\nestrow}{\nonesttables\par}"
    nested = r"\pard\intbl\itap2 1\nestcell 2\nestcell" + shape
    document = read(
        r"\trowd\cellx1000\cellx5000\pard\intbl A\cell\pard\intbl B\par" + nested + r"\pard\intbl C\cell\row"
    )
    (_, outer) = only_table(document).cells
    assert [type(block) for block in outer.blocks] == [Paragraph, Table, Paragraph]


def test_a_deleted_row_is_none() -> None:
    rows = r"\trowd\cellx1000\cellx2000\pard\intbl A\cell B\cell\row"
    document = read(rows + r"\pard\intbl{\deleted C}\cell{\deleted D}\cell\row\pard\par")
    assert (only_table(document).n_rows, kinds(document)) == (1, ["tracked-changes"])


def test_fields_show_their_results() -> None:
    link = r'{\field{\*\fldinst HYPERLINK "http://a.example/b.docx"}{\fldrslt link}}'
    document = read(rf"{{\field{{\*\fldinst PAGE}}{{\fldrslt 5}}}}{link}\par")
    assert (document.blocks, [one.name for one in document.attachments]) == (
        (Paragraph("5link"),),
        ["http://a.example/b.docx"],
    )


def test_a_formula_is_no_number() -> None:
    assert lines(r"1{\field{\*\fldinst EQ \\f(1,2)}}2\par") == [f"1{UNSAYABLE}2"]


def test_headers_notes_and_boxes_stand_apart() -> None:
    box = r"{\shp{\*\shpinst{\sp{\sn a}{\sv 99}}{\shptxt\pard box\par}}{\shprslt\pard old\par}}"
    document = read(rf"{{\header\pard head\par}}a{{\footnote\pard note\par}}{box}b\par")
    assert ([line.text for line in document.furniture], document.blocks) == (
        ["head", "note"],
        (Paragraph("ab"), Paragraph("box")),
    )


@pytest.mark.parametrize(
    ("label", "text", "line"),
    [
        (r"\f1 " + gbk("一、") + r"\tab", gbk("总体情况"), "一、总体情况"),
        (r"1.\tab", "2023", "1. 2023"),
        (r"1\tab", "234", "[1] 234"),
        (r"\f2\'6c\tab", "a", "a"),
    ],
)
def test_automatic_numbers_stand_in_front(label: str, text: str, line: str) -> None:
    assert lines(rf"{{\listtext {label}}}\f1 {text}\par") == [line]


def test_pictures_and_what_is_no_text_are_passed_over() -> None:
    document = read(
        r"a{\*\shppict{\pict\pngblip 89504e47}}{\nonshppict{\pict 01}}{\*\unknown 9}{\info{\title T}}\bin3 }{}b\par"
    )
    assert (document.blocks, [one.kind for one in document.attachments]) == ((Paragraph("ab"),), ["image"])


@pytest.mark.parametrize("body", [rb"{\rtf1 abc\par", rb"{\rtf1{\fonttbl", rb"{\rtf1 a{\b b}"])
def test_a_file_without_its_end_is_damaged(body: bytes) -> None:
    with pytest.raises(UnreadableFile) as raised:
        read_rtf(body)
    assert raised.value.kind == "corrupt"


def test_what_stands_behind_the_end_does_not_count() -> None:
    assert read_rtf(b"{\\rtf1 a\\par}\x00\x00}{b}").blocks == (Paragraph("a"),)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"{\\rtf1" + b"{" * 5_000, "too-deep"),
        (b"{\\rtf1\\trowd" + b"\\cellx1" * 2_000, "too-large"),
        (b"{\\rtf1\\trowd\\cellx9 " + b"\\cell" * 60_000, "too-large"),
    ],
)
def test_bounds_are_named(data: bytes, kind: str) -> None:
    with pytest.raises(OverLimit) as raised:
        read_rtf(data)
    assert raised.value.kind == kind


def test_the_tokens_of_a_file_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "MAX_TOKENS", 100)
    with pytest.raises(OverLimit):
        read_rtf(b"{\\rtf1 " + b"\\b" * 100 + b"}")


@pytest.mark.parametrize(
    ("body", "damaged"),
    [
        (b"a\\par", False),
        (b"a" + bytes(16) + b"\\par", True),
        (b"{\\pict\\bin16 " + bytes(16) + b"}a\\par", False),
        (b"a\\par}b\\par", True),
    ],
)
def test_zeros_in_a_text_and_text_behind_its_end_are_told(body: bytes, damaged: bool) -> None:
    issues = read_rtf(b"{\\rtf1 " + body + b"}").issues
    assert [one.kind for one in issues] == ["file-damaged"] * damaged


def test_random_bytes_are_told_or_read() -> None:
    for seed in range(64):
        noise = bytes((seed * 131 + at * at * 17 + (at >> 3)) % 256 for at in range(600))
        try:
            read_rtf(b"{\\rtf1\\ansi" + noise + b"}" * 50)
        except (UnreadableFile, OverLimit):
            continue
