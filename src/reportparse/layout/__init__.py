"""The room of fixed layouts: glyphs and ruling lines of a page become tables and paragraphs.

It knows no file format. A provider (pdfium, pdfplumber, the reader of OFD; later a character recogniser) hands over `Page`s.
From the ground up; each module imports what stands above it in this list, and `ruled` and `aligned` know not of each other:

    page.py           what a provider hands over: glyphs, ruling lines
    page_geometry.py  pages enlarged, turned upright, set straight
    text/             glyphs -> runs, lines, paragraphs; furniture; what lies over the text
    page_table.py     the table of one page, and its cells
    phantoms.py       rows and columns of it that only double or stray rules made
    ruled/            tables with rules: ink -> edges -> grid -> cells filled with text
    aligned/          tables without vertical rules, told by what stands under each other: guessed, and marked so
    pages.py          one page taken apart with all of these
    page_breaks.py    tables joined over page breaks
    document_flow.py  all of it: pages -> blocks in reading order

Lengths are points (1/72 inch, names end in `_pt`) or shares of the font size (`_em`), which is what a printer calls an em.
`Measured: a to b` in the docstring of a constant says that all values tried from a to b give the same tables and
paragraphs as it does on the fixtures and on one document of each kind of `benchmarks.pdf_kinds`, with both engines.
`python -m benchmarks.layout_constants` measures it again.
"""
