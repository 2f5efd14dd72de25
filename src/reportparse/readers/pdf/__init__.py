"""PDF files: two providers of glyphs and ruling lines (pdfium, pdfplumber), and the reader that asks them."""

ENGINES = ("auto", "pdfium", "pdfplumber")
"""Who reads a PDF's pages: pdfium first and pdfplumber where there is doubt, or one of them alone."""
