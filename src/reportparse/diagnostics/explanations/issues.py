"""Issues explained, in the order of `issues.KINDS`."""

from __future__ import annotations

from reportparse.diagnostics.explanations.declaration import Explanation
from reportparse.diagnostics.explanations.issues_of_text import OF_TEXT
from reportparse.diagnostics.explanations.issues_of_values import OF_VALUES

ISSUES: dict[str, Explanation] = {**OF_TEXT, **OF_VALUES}
