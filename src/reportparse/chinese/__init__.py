"""Chinese text: characters, numerals, dates, units and the strict reading of a number."""
