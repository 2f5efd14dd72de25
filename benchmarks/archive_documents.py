"""The documents of the benchmark's archive: made-up reports, each with an organ and figures of its own, some harmed.

A number and a kind decide a document's bytes, so that what it says is known wherever the parser's record turns up.
"""

from __future__ import annotations

import io
import json
import multiprocessing
import random
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from instruments.made import MadeReport, expected, random_report, render_docx, render_html, render_text
from instruments.made.paper import Paper
from instruments.made.to_paper import typeset

SHARES = {"html": 35, "docx": 25, "pdf": 25, "txt": 15}
"""Of a hundred documents; web pages are the commonest form of publication, PDF and Word come next."""

RENDER: Mapping[str, Callable[[MadeReport], bytes]] = {
    "html": render_html,
    "docx": render_docx,
    "pdf": lambda report: typeset(report, Paper()),
    "txt": render_text,
}
AT_A_TIME = 200
FOLDER_FILES = 1000
TABLES = ("disclosure", "requests", "review")


def report_of(number: int) -> MadeReport:
    """The report of a number; every fourth follows the form of 2019."""
    return random_report(number, "2021" if number % 4 else "2019")


def path_of(number: int) -> str:
    """Where in the archive a number's document stands; its ending is its kind."""
    kind = random.Random(number).choices(list(SHARES), list(SHARES.values()))[0]
    return f"{number // FOLDER_FILES:03}/{kind}/{number:06}.{kind}"


def build(folder: Path, files: int, *, hostile: int, processes: int, told: Callable[[int], None]) -> None:
    """Write the archive, or leave it where it is whole already; `told` is given the documents written so far.

    `hostile` of a hundred documents are harmed.
    """
    whole = folder / ".whole"
    if whole.exists():
        return
    ranges = [(folder, first, min(first + AT_A_TIME, files), hostile) for first in range(0, files, AT_A_TIME)]
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        for done, _ in enumerate(pool.imap_unordered(_write, ranges), 1):
            told(min(done * AT_A_TIME, files))
    whole.touch()


def _write(part: tuple[Path, int, int, int]) -> None:
    folder, first, last, hostile = part
    for number in range(first, last):
        path = folder / path_of(number)
        data = RENDER[path.suffix[1:]](report_of(number))
        chance = random.Random(-number)
        if chance.random() * 100 < hostile:
            data = chance.choice(HARMS)(data, chance)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _noise(data: bytes, chance: random.Random) -> bytes:
    return data[:8] + chance.randbytes(5000)


def _flipped(data: bytes, chance: random.Random) -> bytes:
    harmed = bytearray(data)
    for _ in range(20):
        harmed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(harmed)


def _void(data: bytes, chance: random.Random) -> bytes:
    return b""


def _deep(data: bytes, chance: random.Random) -> bytes:
    return b"<html>" + b"<div>" * 50_000 + b"%d" % chance.getrandbits(64)


def _vast(data: bytes, chance: random.Random) -> bytes:
    return b"<table>" + b"<tr>" + b"<td>1" * chance.randrange(210_000, 260_000)


def _bomb(data: bytes, chance: random.Random) -> bytes:
    """A Word file of some kilobytes whose text takes a gigabyte."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", f"<Types>{chance.getrandbits(64)}</Types>")
        with package.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(1024):
                part.write(bytes(1 << 20))
    return stream.getvalue()


@cache
def _blanks(megabytes: int) -> bytes:
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(b" " * (1 << 20)) for _ in range(megabytes)) + packer.flush()


def _swollen(data: bytes, chance: random.Random) -> bytes:
    """A PDF of a megabyte whose one page takes 900: more memory than a worker may have."""
    page = _blanks(900)
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(page), page),
    )
    body = b"".join(b"%d 0 obj%s\nendobj\n" % numbered for numbered in enumerate(objects, 1))
    return b"%%PDF-1.4\n%%%d\n%strailer<</Root 1 0 R>>" % (chance.getrandbits(64), body)


HARMS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    *[_cut] * 8,
    *[_noise] * 4,
    *[_flipped] * 4,
    *[_void] * 2,
    *[_deep] * 2,
    _vast,
    _bomb,
    _swollen,
)


def verdicts(records: Iterable[bytes]) -> Counter[str]:
    """How many values of records are right, null where the document has a number ("lost"), wrong, or invented."""
    counts: Counter[str] = Counter()
    for line in records:
        record = json.loads(line)
        number = int(record["source"]["name"].rpartition("/")[2].partition(".")[0])
        counts["records"] += 1
        truth = expected(report_of(number))
        for key in ("organ", "year"):
            counts[_verdict(truth["report"][key], record["report"][key])] += 1
        for table in TABLES:
            found = dict(_leaves(record[table] or {}))
            for path, value in _leaves(truth[table]):
                counts[_verdict(value, found.get(path))] += 1
    return counts


def _verdict(truth: object, found: object) -> str:
    if truth == found:
        return "right"
    if found is None:
        return "lost"
    return "invented" if truth is None else "wrong"


def _leaves(table: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, object]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _leaves(value, f"{above}{key}.")
        elif key != "form":
            yield above + key, value
