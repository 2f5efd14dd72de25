"""Made-up reports and the builder that renders them to text, HTML, Word and PDF: an instrument of the tests.

It imports nothing of the parser; what the official forms look like is stated here a second time, independently.
"""

from tests.made.chance import random_report
from tests.made.expected import expected
from tests.made.report import MadeReport, MadeSection, Part, flow
from tests.made.reports import REPORTS
from tests.made.sheet import Sheet, SheetCell, Text
from tests.made.to_docx import DocxStyle, render_docx
from tests.made.to_html import HtmlStyle, render_html, render_print_html
from tests.made.to_text import TextStyle, render_text

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
    "expected",
    "flow",
    "random_report",
    "render_docx",
    "render_html",
    "render_print_html",
    "render_text",
]
