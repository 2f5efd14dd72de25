"""What the parser must reach over the corpus: exact documents and right values by format, pinned, raised only."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from instruments.corpus.documents import EXPECTED, FIXTURES, FORMATS, TRUTH, Document
from instruments.corpus.measure import FATAL, by_format
from instruments.mutate import Verdict

FLOORS = Path(__file__).resolve().parents[1] / "corpus_floors.json"


@dataclass(frozen=True)
class Floor:
    """Of a format: so many documents are exact, and so large a part of the values is right."""

    documents: int
    exact: int
    values: int
    right: int

    def is_below(self, other: Floor) -> bool:
        """Whether this reaches less than another."""
        return self.exact < other.exact or self.right * other.values < other.right * self.values

    def __str__(self) -> str:
        share = self.right / self.values if self.values else 0
        return f"{self.exact} of {self.documents} documents exact, {self.right} of {self.values} values ({share:.4%})"


@dataclass(frozen=True)
class Floors:
    """The floors by format, and the corpus they are of."""

    fingerprint: str
    formats: dict[str, Floor]


def reached(documents: Iterable[Document], verdicts: Iterable[Verdict]) -> Floors:
    """The floors that a run would allow."""
    rows = {name: counts for name, counts in by_format(verdicts).items() if name != "all"}
    return Floors(fingerprint(documents), {name: _floor(counts) for name, counts in rows.items()})


def _floor(counts: Counter[str]) -> Floor:
    return Floor(counts["documents"], counts["exact"], counts["values"], counts["right"])


def fingerprint(documents: Iterable[Document]) -> str:
    """A hash of the documents' names and of their and their truths' bytes."""
    whole = hashlib.sha256()
    folders = {document.path.parent for document in documents}
    for path in sorted(path for folder in folders for path in folder.iterdir()):
        if path.suffix in FORMATS or path.name.endswith((TRUTH, EXPECTED)):
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            whole.update(f"{path.relative_to(FIXTURES).as_posix()} {digest}\n".encode())
    return whole.hexdigest()


def read_floors(path: Path = FLOORS) -> Floors:
    """The pinned floors; none where none are pinned."""
    if not path.is_file():
        return Floors("", {})
    kept = json.loads(path.read_text(encoding="utf-8"))
    return Floors(kept["fingerprint"], {name: Floor(**floor) for name, floor in kept["formats"].items()})


def write_floors(floors: Floors, path: Path = FLOORS) -> None:
    """Pin the floors."""
    path.write_text(json.dumps(asdict(floors), indent=1) + "\n", encoding="utf-8", newline="\n")


def lowered(pinned: Floors, now: Floors) -> list[str]:
    """Formats in which a run reaches less than is pinned, in words."""
    nothing = Floor(0, 0, 0, 0)
    return [
        f"{name}: pinned {floor}, reached {now.formats.get(name, nothing)}"
        for name, floor in pinned.formats.items()
        if now.formats.get(name, nothing).is_below(floor)
    ]


def below(pinned: Floors, now: Floors, verdicts: Iterable[Verdict]) -> list[str]:
    """All that keeps a run from passing, in words."""
    bad = [f"{v.line}: {fault}" for v in verdicts if any(v.counts[name] for name in FATAL) for fault in v.faults]
    if pinned.fingerprint != now.fingerprint:
        bad.append("the corpus is not the one whose floors are pinned: python -m instruments.corpus --raise-floors")
    return bad + lowered(pinned, now)
