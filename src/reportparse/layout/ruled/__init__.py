"""Tables with rules.

ink.py            painted shapes -> ruling lines; what can be seen on its ground
edges.py          ruling lines -> the edges of each table
grid.py           edges -> grid lines, and cells with spans
placement.py      runs of glyphs -> the cells that they belong to
missing_rules.py  columns that no rule parts
beside.py         ink beside a number that no glyph explains
strokes.py        ruling lines -> those that make grids, and the strokes of drawn digits
sight.py          what a cell shows besides its text
fill.py           grids and runs -> tables, and what stands outside of them
"""
