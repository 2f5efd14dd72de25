"""Trust: what can be believed of what was read, and what the report itself got wrong."""
