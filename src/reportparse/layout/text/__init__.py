"""The text of a page.

radicals.py    radical code points -> the ideographs that they show
spacing.py     what the gaps of a line mean: stretches, blanks, letter-spacing
lines.py       glyphs -> runs and lines
numbers.py     which stretches can stand in a value cell
paragraphs.py  lines -> paragraphs
furniture.py   page numbers, running heads and feet
overlays.py    what lies over the text or is not on the page: lines through numbers, watermarks
"""
