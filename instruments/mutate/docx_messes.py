"""Messes of Word files: what editors leave in the XML (hazards §2). Each works on the text of the document part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from instruments.mutate.case import Case, mess

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from instruments.made.sheet import Text

_CELL = re.compile(r"<w:tc>.*?</w:tc>", re.S)
_ROW = re.compile(r"<w:tr>.*?</w:tr>", re.S)
_RUN = re.compile(r"<w:r>(?:(?!</w:r>).)*?</w:r>", re.S)
_PARAGRAPH = re.compile(r"<w:p>(?:(?!</w:p>).)*?</w:p>", re.S)
_WORDS = re.compile(r'(<w:r>(?:<w:rPr>.*?</w:rPr>)?)<w:t xml:space="preserve">([^<]*)</w:t></w:r>')
_AUTHOR = 'w:id="7" w:author="某某" w:date="2024-01-05T09:00:00Z"'


def _some(
    source: random.Random, share: float, pattern: re.Pattern[str], change: Callable[[str], str]
) -> Callable[[str], str]:
    """A change of the document that rewrites some of what the pattern finds."""
    return lambda xml: pattern.sub(lambda m: change(m[0]) if source.random() < share else m[0], xml)


def _post(case: Case, change: Callable[[str], str]) -> bool:
    case.markup.append(change)
    return True


def _sdt(inner: str) -> str:
    return f'<w:sdt><w:sdtPr><w:id w:val="1"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'


@mess("docx-content-controls", "docx")
def docx_content_controls(case: Case) -> bool:
    """Content controls around runs, paragraphs, cells, rows or tables."""
    pattern, share = case.random.choice(
        ((_RUN, 0.2), (_PARAGRAPH, 0.2), (_CELL, 0.2), (_ROW, 0.2), (re.compile(r"<w:tbl>.*?</w:tbl>", re.S), 1.0))
    )

    def change(xml: str) -> str:
        # Only files without nesting: the patterns take the shortest match.
        return xml if _nests(xml) else _some(case.random, share, pattern, _sdt)(xml)

    return _post(case, change)


def _nests(xml: str) -> bool:
    depth = 0
    for tag in re.findall(r"<w:tbl>|</w:tbl>|<w:txbxContent>", xml):
        if tag == "<w:txbxContent>":
            return True
        depth += 1 if tag == "<w:tbl>" else -1
        if depth > 1:
            return True
    return False


@mess("docx-tracked", "docx")
def docx_tracked(case: Case) -> bool:
    """Tracked changes: the number newly inserted, the old one deleted but still there."""

    def change(run: str) -> str:
        old = f"<w:del {_AUTHOR}><w:r><w:delText>37</w:delText></w:r></w:del>"
        kind = case.random.choice(("ins", "moveTo"))
        return f"{old}<w:{kind} {_AUTHOR}>{run}</w:{kind}>"

    return _post(case, _some(case.random, 0.15, _RUN, change))


@mess("docx-deleted-rows", "docx")
def docx_deleted_rows(case: Case) -> bool:
    """A deleted row, still there as a tracked change, before some rows without merged cells."""

    def deleted(row: str) -> str:
        if "<w:vMerge" in row:
            return row
        ghost = row.replace("<w:tr>", f"<w:tr><w:trPr><w:del {_AUTHOR}/></w:trPr>")
        ghost = re.sub(r"<w:r>(.*?)</w:r>", rf"<w:del {_AUTHOR}><w:r>\1</w:r></w:del>", ghost, flags=re.S)
        ghost = ghost.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
        return ghost + row

    return _post(case, lambda xml: xml if _nests(xml) else _some(case.random, 0.2, _ROW, deleted)(xml))


@mess("docx-wrapped-runs", "docx")
def docx_wrapped_runs(case: Case) -> bool:
    """Runs inside smart tags, simple fields and links."""

    def change(run: str) -> str:
        return case.random.choice(
            (
                f'<w:smartTag w:uri="urn:x" w:element="chsdate">{run}</w:smartTag>',
                f'<w:fldSimple w:instr=" DOCPROPERTY x ">{run}</w:fldSimple>',
                f'<w:hyperlink w:anchor="top">{run}</w:hyperlink>',
                f'<w:proofErr w:type="spellStart"/>{run}<w:proofErr w:type="spellEnd"/>',
            )
        )

    return _post(case, _some(case.random, 0.2, _RUN, change))


@mess("docx-split-runs", "docx")
def docx_split_runs(case: Case) -> bool:
    """One word over several runs."""

    def change(match: re.Match[str]) -> str:
        text = match[2]
        if len(text) < 2 or "&" in text or case.random.random() < 0.5:
            return match[0]
        at = case.random.randrange(1, len(text))
        return "".join(f'{match[1]}<w:t xml:space="preserve">{part}</w:t></w:r>' for part in (text[:at], text[at:]))

    return _post(case, lambda xml: _WORDS.sub(change, xml))


@mess("docx-grid-before", "docx")
def docx_grid_before(case: Case) -> bool:
    """Rows inside a group begin with gridBefore in place of the merged-away cell."""
    empty = re.compile(r"<w:tr><w:tc><w:tcPr><w:tcW[^>]*/><w:vMerge/>(?:(?!</w:tc>).)*?</w:tc>", re.S)
    before = '<w:tr><w:trPr><w:gridBefore w:val="1"/><w:wBefore w:w="700" w:type="dxa"/></w:trPr>'
    return _post(case, lambda xml: xml if _nests(xml) else _some(case.random, 0.5, empty, lambda _: before)(xml))


@mess("docx-no-grid", "docx")
def docx_no_grid(case: Case) -> bool:
    """Tables without tblGrid."""
    return _post(case, lambda xml: re.sub(r"<w:tblGrid>.*?</w:tblGrid>", "", xml))


@mess("docx-merge-no-restart", "docx")
def docx_merge_no_restart(case: Case) -> bool:
    """A vertical merge in the first row that never says restart."""
    return _post(case, lambda xml: xml.replace('<w:vMerge w:val="restart"/>', "<w:vMerge/>", 1))


@mess("docx-hmerge", "docx")
def docx_hmerge(case: Case) -> bool:
    """Horizontal merges in the old way: hMerge over several cells."""
    wide = re.compile(r'<w:tc><w:tcPr>(<w:tcW[^>]*/>)<w:gridSpan w:val="(\d+)"/>(.*?)</w:tcPr>(.*?)</w:tc>', re.S)

    def change(match: re.Match[str]) -> str:
        first = f'<w:tc><w:tcPr>{match[1]}<w:hMerge w:val="restart"/>{match[3]}</w:tcPr>{match[4]}</w:tc>'
        more = f"<w:tc><w:tcPr><w:hMerge/>{match[3]}</w:tcPr><w:p/></w:tc>"
        return first + more * (int(match[2]) - 1)

    return _post(case, lambda xml: xml if _nests(xml) else wide.sub(change, xml))


@mess("docx-text-box", "docx")
def docx_text_box(case: Case) -> bool:
    """A heading inside a text box, in both branches of the alternate content."""
    places = case.texts("heading")
    text = escape(case.line(case.random.choice(places)).text)
    run = f'<w:t xml:space="preserve">{text}</w:t></w:r>'

    def change(xml: str) -> str:
        at = xml.find(run)
        start, end = xml.rfind("<w:p>", 0, at), xml.find("</w:p>", at) + len("</w:p>")
        if at < 0:
            return xml
        box = f"<w:txbxContent>{xml[start:end]}</w:txbxContent>"
        holder = (
            '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            '<mc:Choice Requires="wps"><w:drawing><wps:wsp '
            'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
            f"<wps:txbx>{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice>"
            '<mc:Fallback><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
            f"<v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        )
        return xml[:start] + holder + xml[end:]

    return _post(case, change)


_NUMBERING = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum '
    'w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText '
    'w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText '
    'w:val="（%2）"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


@mess("docx-auto-numbers", "docx")
def docx_auto_numbers(case: Case) -> bool:
    """The 一、 and （一） of headings are automatic numbers, not text."""
    if any("、" not in case.line(at).text[:2] for at in case.texts("heading")) or len(case.texts("heading")) != 6:
        return False
    numbered = re.compile(
        r"<w:p><w:pPr>((?:(?!</w:pPr>).)*)</w:pPr>"
        r'(<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t xml:space="preserve">)'
        r"(（[一二三四五]）|[一二三四五六]、)([^<。；：]{2,40})</w:t></w:r></w:p>"
    )
    ordered = [case.line(at).text for at in case.texts("heading")]
    if any(not text.startswith("一二三四五六"[i] + "、") for i, text in enumerate(ordered)):
        return False
    known = {case.line(at).text for at in case.texts("heading", "subheading")}
    places = case.texts("subheading")
    if not _well_numbered([case.line(at) for at in places]):
        known = {case.line(at).text for at in case.texts("heading")}

    def one(match: re.Match[str]) -> str:
        if match[3] + match[4] not in known:
            return match[0]
        level = 0 if match[3].endswith("、") else 1
        number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
        return f"<w:p><w:pPr>{number}{match[1]}</w:pPr>{match[2]}{match[4]}</w:t></w:r></w:p>"

    case.parts["word/numbering.xml"] = _NUMBERING
    return _post(case, lambda xml: numbered.sub(one, xml))


def _well_numbered(lines: list[Text]) -> bool:
    count: dict[int, int] = {}
    for line in lines:
        count[line.section] = count.get(line.section, 0) + 1
        if not line.text.startswith(f"（{'一二三四五六七八九'[count[line.section] - 1]}）"):
            return False
    return True


@mess("docx-vanish", "docx")
def docx_vanish(case: Case) -> bool:
    """Hidden text beside what is seen."""
    ghost = '<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve">88</w:t></w:r>'
    return _post(case, _some(case.random, 0.1, _RUN, lambda run: run + ghost))


@mess("docx-breaks", "docx")
def docx_breaks(case: Case) -> bool:
    """Line breaks in place of a cell's paragraphs."""
    two = re.compile(
        r'<w:t xml:space="preserve">([^<]*)</w:t></w:r></w:p><w:p>(?:<w:pPr>(?:(?!</w:pPr>).)*</w:pPr>)?<w:r>'
        r"(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t"
    )

    def in_cell(match: re.Match[str]) -> str:
        return two.sub(r'<w:t xml:space="preserve">\1</w:t><w:br/><w:t', match[0])

    return _post(case, lambda xml: xml if _nests(xml) else _CELL.sub(in_cell, xml))


@mess("docx-layout-table", "docx")
def docx_layout_table(case: Case) -> bool:
    """The whole body in the only cell of a table."""

    def change(xml: str) -> str:
        start = xml.index("<w:body>") + len("<w:body>")
        end = xml.rindex("<w:sectPr>")
        frame = '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9070"/></w:tblGrid><w:tr><w:tc><w:tcPr/>'
        return f"{xml[:start]}{frame}{xml[start:end]}<w:p/></w:tc></w:tr></w:tbl><w:p/>{xml[end:]}"

    return _post(case, change)


@mess("docx-strict", "docx")
def docx_strict(case: Case) -> bool:
    """The namespaces of Strict Open XML."""
    strict = "http://purl.oclc.org/ooxml"

    def change(xml: str) -> str:
        xml = xml.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main", f"{strict}/wordprocessingml/main"
        )
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        return xml.replace(office, f"{strict}/officeDocument/relationships")

    return _post(case, change)


@mess("docx-name", "docx")
def docx_name(case: Case) -> bool:
    """A Word file under another extension."""
    case.name = case.random.choice((f"case-{case.seed}.doc", f"case-{case.seed}.wps", f"case-{case.seed}.html", ""))
    return True
