"""Plain text: dumps, separated cells, drawn tables, laid-out pages."""
