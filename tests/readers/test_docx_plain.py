"""The short way through a Word table's cell says what the long way says, or leaves the cell to it."""

from __future__ import annotations

from itertools import product
from typing import cast

from lxml import etree

from reportparse.document import Paragraph
from reportparse.readers.docx.names import W
from reportparse.readers.docx.numbering import Numbering
from reportparse.readers.docx.package import Package
from reportparse.readers.docx.paragraph import plain_text
from reportparse.readers.docx.reader import _Story
from reportparse.readers.docx.styles import Styles

_NS = f'xmlns:w="{W[1:-1]}"'
_STYLES = etree.fromstring(
    f"""<w:styles {_NS}><w:style w:type="paragraph" w:styleId="Hidden"><w:rPr><w:vanish/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="Listed"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
    <w:style w:type="character" w:styleId="Struck"><w:rPr><w:strike/></w:rPr></w:style></w:styles>"""
)
_NUMBERS = etree.fromstring(
    f"""<w:numbering {_NS}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>
    <w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""
)
_OF_RUN = (
    *('<w:sz w:val="20"/>', '<w:sz w:val="3"/>', "<w:vanish/>", '<w:vanish w:val="0"/>', "<w:b/>", "<w:strike/>"),
    *('<w:color w:val="FFFFFF"/>', '<w:vertAlign w:val="superscript"/>', '<w:rFonts w:ascii="Wingdings"/>'),
    *('<w:rFonts w:ascii="宋体"/>', '<w:rStyle w:val="Struck"/>', '<w:position w:val="8"/>', "<w:dstrike/>", ""),
)
_OF_PARAGRAPH = (
    *('<w:jc w:val="center"/>', '<w:pStyle w:val="Hidden"/>', '<w:pStyle w:val="Listed"/>', ""),
    *('<w:numPr><w:numId w:val="1"/></w:numPr>', "<w:rPr><w:del/></w:rPr>", "<w:rPr><w:vanish/></w:rPr>"),
)
_SHOWN = (
    *(
        "<w:t>34</w:t>",
        "<w:t>行政</w:t>",
        "<w:t> 3\n4 </w:t>",
        "<w:t/>",
        "<w:t>3<!--?-->4</w:t>",
        "<w:t>总\u3000计</w:t>",
    ),
    *("<w:tab/>", "<w:t>3</w:t><w:br/>", "<w:t>3</w:t><w:t>4</w:t>", "<w:br/><w:t>3</w:t>", ""),
)
_WRAPPED = ("{}", "<w:ins>{}</w:ins>", "<w:del>{}</w:del>", "{}<w:bookmarkStart/>")
_AFTER = ("", "<w:p/>", "<w:p><w:r><w:t>56</w:t></w:r></w:p>", "<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>")


def test_the_short_way_says_what_the_long_way_says() -> None:
    styles = Styles(_STYLES)
    plain = 0
    for run, paragraph, shown, wrapped, after in product(_OF_RUN, _OF_PARAGRAPH, _SHOWN, _WRAPPED, _AFTER):
        second = wrapped.format(f"<w:r><w:rPr>{run}</w:rPr>{shown}</w:r>")
        line = f"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:t>12</w:t></w:r>{second}</w:p>"
        cell = etree.fromstring(f"<w:tc {_NS}><w:tcPr/>{line}{after}</w:tc>")
        said = plain_text(cell, styles)
        if said is None:
            continue
        plain += 1
        story = _Story(cast("Package", None), "", styles, Numbering(_NUMBERS, styles), 0)
        lines = [block.text for block in story.blocks(cell, 1) if isinstance(block, Paragraph)]
        assert said == "\n".join(lines), etree.tostring(cell, encoding="unicode")
        assert not [*story.hidden, *story.struck, *story.issues, *story.attachments]
    assert plain > 100
