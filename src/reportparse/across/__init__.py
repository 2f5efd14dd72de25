"""Across reports: consecutive years of one organ, what does not add up, two reports side by side."""
