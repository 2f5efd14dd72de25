"""PDF files: two providers of glyphs and ruling lines (pdfium, pdfplumber), and the reader that asks them."""

from reportparse.readers.pdf.reader import ENGINES, read_pdf

__all__ = ["ENGINES", "read_pdf"]
