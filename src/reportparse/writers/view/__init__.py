"""A page that proves records: each as the official form, beside the document that it was read from, both linked.

official.py   the form as a grid of heads and places, out of its declaration
values.py     what is shown of a value
findings.py   what fails or is in doubt, in words
source.py     the document: pages with boxes, or paragraphs and tables
report.py     one report of the page: all of the above
years.py      the years of one organ side by side
page.py       reports to the page
"""
