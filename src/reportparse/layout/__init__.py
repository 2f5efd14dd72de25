"""The room of fixed layouts: glyphs and ruling lines of a page become tables and paragraphs.

It knows no file format. A provider (pdfium, pdfplumber; later OFD or a character recogniser) hands over `Page`s.

    page.py    what a provider hands over            ink.py     painted shapes -> ruling lines, what can be seen
    edges.py   ruling lines -> edges, grouped        grid.py    edges -> grid -> cells with spans
    text.py    glyphs -> runs, lines, strings        fill.py    runs -> cells of a grid
    join.py    tables over page breaks               align.py   tables without vertical rules: where they are
    bands.py   their rows, columns and cells         blocks.py, header.py   their labels, the names of their columns
    lines.py   lines -> paragraphs                   furniture.py  page numbers, running heads
    compose.py all of it: pages -> blocks in reading order
"""
