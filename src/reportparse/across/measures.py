"""What is counted of an archive: the rows of the table of requests, and what of the form of 2014 counts the same."""

from __future__ import annotations

from dataclasses import dataclass

from reportparse.across.generations import COUNTERPARTS
from reportparse.across.years import COMPARED
from reportparse.forms import FORMS
from reportparse.forms.value_names import name_of
from reportparse.forms.y2014 import STATISTICS


@dataclass(frozen=True, slots=True)
class Measure:
    """A number of the table of requests that is told of each report: of all applicants, the sum of the rows that a form has
    for it (`paths`, by the form's name)."""

    key: str
    label: str
    paths: dict[str, tuple[str, ...]]


def _measures() -> dict[str, Measure]:
    """Each row of the table, or the group that it stands in, as the newest form words it."""
    labels: dict[str, str] = {}
    paths: dict[str, dict[str, tuple[str, ...]]] = {}
    for form in (form for form in FORMS if form.table == "requests"):
        for path, row, column in form.places:
            if column.key == "total":
                key, _, part = row.key.partition(".")
                labels.setdefault(key, row.group[-1] if part else name_of(path).row)
                of_form = paths.setdefault(key, {})
                of_form[form.name] = (*of_form.get(form.name, ()), path)
    for path, counterpart in COUNTERPARTS.items():
        paths[path.split(".")[1]][STATISTICS.name] = (counterpart,)
    return {key: Measure(key, labels[key], paths[key]) for key in labels}


MEASURES = _measures()
OUTCOMES = tuple(key for key in MEASURES if key not in ("received", "carried_over", "total", "carried_forward"))
"""Outcomes of requests, in the order of the form."""

OF_MEASURES = tuple(path for measure in MEASURES.values() for of in measure.paths.values() for path in of)
NUMBERS = tuple(dict.fromkeys((*OF_MEASURES, *COMPARED)))
"""Every value that an overview is made of: those of the measures, and those in which years are compared."""
