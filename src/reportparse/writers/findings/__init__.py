"""Findings as an office is given them: on a terminal, as lines with tabs, as a list to hand on, on a marked copy."""
