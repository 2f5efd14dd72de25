"""`python -m instruments.statistics.fixtures`: writes fixtures/statistics anew, all but the PDFs, which are printed by hand.

The sentinel has another number in every cell; the sums of the county hold, and it has two rows of its own.
"""

from __future__ import annotations

from pathlib import Path

import simplejson

from instruments.statistics.made import NOTATIONS, Made, made

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "statistics"

KEPT = ("html", "pipes", "tabs", "cells", "lines", "words")
"""Notations of which a document is kept, beside Word and PDF."""

COUNTY = 18
"""Its seed: it has two rows of its own, and labels with slips."""


def documents() -> dict[str, Made]:
    """The documents that are kept, by name."""
    county = made(COUNTY)
    county.year = 2018
    return {"sentinel-2014": made(0, sentinel=True), "county-2014": county}


def truth(document: Made) -> str:
    """What is true of a document, as JSON."""
    facts = {
        "organ": "甲县水务局",
        "year": document.year,
        "statistics": document.truth,
        "local": [dict(zip(("label", "unit", "value"), row, strict=True)) for row in document.local],
    }
    text: str = simplejson.dumps(facts, ensure_ascii=False, use_decimal=True, indent=1)
    return text + "\n"


def files() -> dict[str, bytes]:
    """The contents of every file but the PDFs and the Word files, whose bytes differ from day to day."""
    made_files: dict[str, bytes] = {}
    for name, document in documents().items():
        made_files[f"{name}.truth.json"] = truth(document).encode()
        for notation in KEPT:
            ending, write = NOTATIONS[notation]
            made_files[f"{name}.{notation}{ending}" if ending == ".txt" else f"{name}{ending}"] = write(document)
    return made_files


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, data in files().items():
        (FOLDER / name).write_bytes(data)
    for name, document in documents().items():
        (FOLDER / f"{name}.docx").write_bytes(NOTATIONS["docx"][1](document))
