"""OFD, the national fixed-layout format (GB/T 33190-2016): its pages become glyphs and ruling lines.

From the ground up; each module imports what stands above it in this list:

    package.py     a zip of XML parts within bounds, found however their paths are written
    markup.py      elements, numbers, boxes, matrices, lists of steps
    paths.py       AbbreviatedData: straight stretches, curves as pieces
    regions.py     boundaries and clips: what of a glyph or a line they leave
    fonts.py       what embedded fonts say of their glyphs
    characters.py  the characters of a text, and the glyphs drawn for them
    text.py        where each glyph stands, and how wide it is
    resources.py   fonts, colours, ways of drawing, pictures, composite units
    painted.py     what a page paints, noted down
    areas.py       paths: ruling lines, grounds, covers, outlines
    painting.py    the objects of a page in their order
    pictures.py    pictures as pixels of the page
    sight.py       what covers what, and ink that is neither glyph nor rule
    scans.py       pages that are nothing but pictures
    structure.py   documents, pages, templates
    notes.py       notes, and the seals of signatures
    pages.py       all of it: one page after another
    reader.py      bytes to a Document
"""
