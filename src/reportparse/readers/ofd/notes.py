"""What was put on a finished OFD page: notes (GB/T 33190-2016 §15), and the seals of signatures (§18.2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reportparse.readers.ofd.markup import Box, Unplaced, box, child, children, is_true, local
from reportparse.readers.ofd.package import Damaged, Element, Package
from reportparse.readers.ofd.structure import Body, location

MAX_SEAL_BYTES = 20_000_000
MAX_NOTES = 5_000
"""Notes of one page; a page that was worked over has some dozen."""

_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"),
    (b"\xff\xd8\xff", b"\xff\xd9"),
    (b"GIF8", b"\x00;"),
)
"""How pictures begin and end; the file of a seal (GB/T 38540) holds one among other things."""


class Seal(NamedTuple):
    """The place of a seal on its page (mm), what of it is shown, and its picture; None for one that cannot be told."""

    box: Box
    clip: Box | None
    picture: bytes | None


def notes_by_page(package: Package, body: Body) -> dict[str, list[str | None]]:
    """The parts that hold the notes of each page, by the page's number; None for one that is not there."""
    entry = child(body.root, "Annotations")
    place = "" if entry is None else location(entry, "FileLoc")
    if not place:
        return {}
    name = package.find(place, body.name)
    if name is None:
        return {"": [None]}
    try:
        root = package.root(name)
    except Damaged:
        return {"": [None]}
    found: dict[str, list[str | None]] = {}
    for page in children(root, "Page"):
        part = package.find(location(page, "FileLoc"), name, body.name)
        found.setdefault(page.get("PageID", "").strip(), []).append(part)
    return found


def notes_of(package: Package, name: str) -> Iterator[Element]:
    """The notes in a part that one can see. Raises Damaged."""
    for number, note in enumerate(children(package.root(name), "Annot")):
        if number >= MAX_NOTES:
            return
        if is_true(note, "Visible", True) and note.get("Type", "").strip() != "Link":
            yield note


def is_correcting(note: Element) -> bool:
    """Whether a note may take back what it lies over, or add to it; highlights and underlines leave a number as it is."""
    kind, sort = note.get("Type", "").strip().lower(), note.get("Subtype", "").strip().lower()
    return kind not in ("highlight", "watermark") or "strike" in sort


def seals_by_page(package: Package, body: Body) -> dict[str, list[Seal]]:
    """The seals of a document's signatures, by the number of the page that they are on."""
    found: dict[str, list[Seal]] = {}
    for name in _signatures(package, body):
        try:
            root = package.root(name)
        except Damaged:
            continue
        for stamp in root.iter("{*}StampAnnot", "StampAnnot"):
            try:
                around = box(stamp)
                clip = box(stamp, "Clip") if stamp.get("Clip") else None
            except Unplaced:
                around = None
            if around:
                seal = Seal(around, clip, _picture(package, root, name))
                found.setdefault(stamp.get("PageRef", "").strip(), []).append(seal)
    return found


def _signatures(package: Package, body: Body) -> Iterator[str]:
    if body.signatures is None:
        return
    try:
        root = package.root(body.signatures)
    except Damaged:
        return
    for one in children(root, "Signature"):
        name = package.find(location(one), body.signatures, body.name)
        if name:
            yield name


def _picture(package: Package, signature: Element, name: str) -> bytes | None:
    """The picture of a seal: within its own file, or within the signature's value, which holds it again."""
    places = [location(one, "BaseLoc") for one in signature.iter() if local(one) in ("Seal", "SignedValue")]
    for place in places:
        part = package.find(place, name)
        data = package.content(part, MAX_SEAL_BYTES) if part else None
        for begin, end in _PICTURES if data else ():
            assert data is not None
            at = data.find(begin)
            last = data.find(end, at) if at >= 0 else -1
            if last >= 0:
                return data[at : last + len(end)]
    return None
