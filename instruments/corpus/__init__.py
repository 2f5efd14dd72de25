"""The corpus: documents kept under fixtures, each with its truth beside it, and how many of them the parser reads right.

`python -m instruments.corpus` prints the tables and fails below the floors of `instruments/corpus_floors.json`; `--build`
adds the documents that the catalogue of `instruments.mutate` has no example of yet; `--raise-floors` pins what was reached.
"""

from instruments.corpus.documents import CORPUS, REPORTS_FOLDER, Document, documents
from instruments.corpus.floors import FLOORS, Floors, below, fingerprint, lowered, reached
from instruments.corpus.measure import measured, verdict_of

__all__ = [
    "CORPUS",
    "FLOORS",
    "REPORTS_FOLDER",
    "Document",
    "Floors",
    "below",
    "documents",
    "fingerprint",
    "lowered",
    "measured",
    "reached",
    "verdict_of",
]
