"""PDF files: two providers of glyphs and ruling lines (pdfium, pdfplumber), and the reader that asks them."""
