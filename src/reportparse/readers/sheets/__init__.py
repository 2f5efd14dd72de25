"""Spreadsheets: what a person sees on the visible sheets of a workbook."""
