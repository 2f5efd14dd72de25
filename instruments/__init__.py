"""Instruments: documents made, messed up and judged without any knowledge of the parser."""
