"""Messes of text files: layouts of the dump, encodings, line ends (domain §6)."""

from __future__ import annotations

from dataclasses import replace

from instruments.mutate.case import Case, mess


@mess("text-tabs", "text")
def text_tabs(case: Case) -> bool:
    """A row a line, cells parted by tabs."""
    case.text = replace(case.text, table="tabs")
    return True


@mess("text-pipes", "text")
def text_pipes(case: Case) -> bool:
    """A markdown table."""
    case.text = replace(case.text, table="pipes")
    return True


@mess("text-bare", "text")
def text_bare(case: Case) -> bool:
    """One cell a line, and nothing says where rows end."""
    case.text = replace(case.text, table="bare", padded=False)
    case.prose_judged = False
    return True


@mess("text-encoding", "text")
def text_encoding(case: Case) -> bool:
    """UTF-16, GB18030, a byte order mark."""
    encoding, bom = case.random.choice((("utf-16", False), ("gb18030", False), ("utf-8", True), ("utf-16-le", True)))
    case.text = replace(case.text, encoding=encoding, bom=bom)
    return True


@mess("text-line-ends", "text")
def text_line_ends(case: Case) -> bool:
    """CRLF or CR."""
    case.text = replace(case.text, line_end=case.random.choice(("\r\n", "\r")))
    return True


@mess("text-unpadded", "text")
def text_unpadded(case: Case) -> bool:
    """No blanks beside the numbers."""
    case.text = replace(case.text, padded=False)
    return True


@mess("text-trailing-blanks", "text")
def text_trailing_blanks(case: Case) -> bool:
    """Blanks at the ends of lines, indented paragraphs."""

    def change(text: str) -> str:
        lines = text.split("\n")
        return "\n".join(
            line + "  " if line and at % 3 == 0 else "\u3000\u3000" + line if line[:1] > "\u4e00" else line
            for at, line in enumerate(lines)
        )

    if case.text.table == "bare":
        return False
    case.markup.append(change)
    case.prose_judged = False
    return True
