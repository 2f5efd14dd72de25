"""The part of fixtures/README.md that lists the corpus."""

from __future__ import annotations

from pathlib import Path

from instruments.corpus.documents import CORPUS, FIXTURES, FORMATS, read_document

README = FIXTURES / "README.md"
BEGIN = "<!-- corpus: written by python -m instruments.corpus --build -->"
END = "<!-- corpus: end -->"


def listed(folder: Path = CORPUS) -> str:
    """A line for each document: which mess it holds."""
    lines = ["| document | holds |", "|---|---|"]
    for path in sorted(folder.iterdir()):
        if path.suffix in FORMATS:
            messes = read_document(path).messes
            told = "; ".join(messes.values()) if len(messes) == 1 else " + ".join(messes)
            lines.append(f"| `{path.name}` | {told.replace('|', chr(92) + '|')} |")
    return "\n".join(lines)


def renewed(text: str) -> str:
    """The README with its list of the corpus as the corpus is."""
    head, _, rest = text.partition(BEGIN)
    _, _, tail = rest.partition(END)
    return f"{head}{BEGIN}\n\n{listed()}\n\n{END}{tail}"


def renew() -> None:
    """Write the list."""
    README.write_text(renewed(README.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
