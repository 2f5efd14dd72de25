"""Made-up reports and the builder that renders them to text, HTML, Word and PDF: an instrument of the tests.

It imports nothing of the parser; what the official forms look like is stated here a second time, independently.
"""

from instruments.made.chance import early_report, random_report
from instruments.made.expected import expected
from instruments.made.report import MadeReport, MadeSection, Part, flow
from instruments.made.reports import REPORTS
from instruments.made.sheet import Sheet, SheetCell, Text
from instruments.made.to_docx import DocxStyle, render_docx
from instruments.made.to_html import HtmlStyle, render_html, render_print_html
from instruments.made.to_text import TextStyle, render_text

__all__ = [
    "REPORTS",
    "DocxStyle",
    "HtmlStyle",
    "MadeReport",
    "MadeSection",
    "Part",
    "Sheet",
    "SheetCell",
    "Text",
    "TextStyle",
    "early_report",
    "expected",
    "flow",
    "random_report",
    "render_docx",
    "render_html",
    "render_print_html",
    "render_text",
]
