"""Tables without vertical rules, told by what stands under and beside each other. Every such grid is a guess, and says so.

detect.py        which lines of a page are a table: rows of numbers under each other, their labels, their header
table.py         those lines become rows, columns and cells
columns.py       where its columns begin and end
row_labels.py    which lines left of the numbers are one label
column_names.py  the header: names of columns, and names over several of them
stretches.py     what the others share: stretches that stand over each other, the text of a cell
"""
