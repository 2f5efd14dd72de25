"""A page that shows an archive at a glance: what is there, what is missing, what became of requests, what does not add up.

charts.py   columns of numbers as a drawing, in SVG of our own
content.py  what the page's script draws its lists from: reports, organs and findings as plain data
page.py     the overview to the page
"""
