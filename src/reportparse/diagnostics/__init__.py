"""Diagnostics: what is said to people, as issues, errors, exit codes and explanations, in two languages."""
