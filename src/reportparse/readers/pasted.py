"""Pictures in a document that flows: a report whose tables were pasted as pictures into Word or a page (hazards §5: scans).

Where recognition is installed and asked for, pictures that show a table are read as scanned pages are, and what they say
stands in their place; they are then no attachments any more. Of a document that has hardly any text, every large picture is.
"""

from __future__ import annotations

import binascii
import io
import zipfile
from base64 import b64decode
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from email import message_from_bytes, policy
from functools import cache
from itertools import groupby, islice
from urllib.parse import unquote, unquote_to_bytes

from reportparse.diagnostics.errors import ReportparseError, UnreadableFile
from reportparse.diagnostics.issues import Issue
from reportparse.document import NOWHERE, Attachment, Block, Document, Table
from reportparse.files import Beside
from reportparse.layout.document_flow import flow_of
from reportparse.layout.page import Page
from reportparse.readers.linked_files import last_step, path_beside
from reportparse.readers.scan import is_installed
from reportparse.readers.zip_end import BROKEN_ZIP

MAX_PICTURES = 12
"""Pictures of one document that are looked at; a report has three tables on as many pages."""
MAX_BYTES = 16_000_000
"""Bytes of one picture."""
MAX_BESIDE_BYTES = 64_000_000
"""Bytes of all pictures in the folder of a page that are looked at."""
MIN_WIDTH_PX, MIN_HEIGHT_PX = 240, 60
"""A smaller picture shows no table: pages are full of signs, buttons and banners."""
FEW_CHARACTERS = 200
"""A document of fewer characters holds its report in pictures."""

Fetch = Callable[[str], bytes]
"""Gives the bytes of a picture by its source; none where they are not at hand."""


def of_word(data: bytes) -> Fetch:
    """The pictures of a Word package, by the names of their parts."""

    def fetch(source: str) -> bytes:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(source) as part:
                return part.read(MAX_BYTES)
        except (*BROKEN_ZIP, KeyError):
            return b""

    return fetch


def of_page(_: bytes) -> Fetch:
    """The pictures that stand in a web page itself."""
    return _of_address


def of_saved_page(data: bytes) -> Fetch:
    """The pictures saved with a web page: in it, or as parts beside it."""
    parts: dict[str, bytes] = {}
    for part in message_from_bytes(data, policy=policy.compat32).walk():
        content = part.get_payload(decode=True) if part.get_content_maintype() == "image" else None
        if isinstance(content, bytes) and len(content) <= MAX_BYTES:
            place, name = str(part.get("Content-Location", "")).strip(), str(part.get("Content-ID", "")).strip(" <>")
            parts |= {key: content for key in (place, last_step(place), f"cid:{name}") if key}
    return lambda source: _of_address(source) or parts.get(source) or parts.get(last_step(unquote(source)), b"")


def _in_folder(beside: Beside) -> Fetch:
    """The pictures in the folder that a page was saved with, within bounds."""
    left = MAX_BESIDE_BYTES

    @cache
    def fetch(path: str) -> bytes:
        nonlocal left
        content = (beside(path) if path and left > 0 else None) or b""
        left -= len(content)
        return content if len(content) <= MAX_BYTES and left >= 0 else b""

    return lambda source: fetch(path_beside(source))


def _of_address(source: str) -> bytes:
    """The bytes that an address itself holds (data:image/png;base64,…)."""
    head, _, content = source.partition(",")
    if not head.startswith("data:") or len(content) > 2 * MAX_BYTES:
        return b""
    try:
        return b64decode(unquote(content)) if head.endswith(";base64") else unquote_to_bytes(content)
    except (binascii.Error, ValueError):
        return b""


def of_old_word(data: bytes) -> Fetch:
    """The pictures of an old Word file, by the names of their parts in the package that it is converted to."""
    from reportparse.readers.old_word import package_of

    try:
        return of_word(package_of(data))
    except UnreadableFile:  # read by another program, whose package is gone
        return lambda _: b""


def of_open_document(data: bytes) -> Fetch:
    """The pictures of an OpenDocument file: members of its package, or within the flat file by the names of their frames."""
    if data.startswith(b"PK"):
        return of_word(data)
    from reportparse.readers.odf.pictures import pictures_of_flat

    found = pictures_of_flat(data, MAX_BYTES)
    return lambda source: found.get(source, b"")


def of_rich_text(data: bytes) -> Fetch:
    """The pictures within an RTF file."""
    from reportparse.readers.rtf.pictures import picture_named

    return lambda source: picture_named(data, source, MAX_BYTES)


FETCHED: dict[str, Callable[[bytes], Fetch]] = {
    "docx": of_word,
    "doc": of_old_word,
    "odt": of_open_document,
    "rtf": of_rich_text,
    "html": of_page,
    "mhtml": of_saved_page,
}
"""Formats whose pictures are read, and what fetches them, given the file."""


def with_pictures(document: Document, data: bytes, *, ocr: bool, beside: Beside | None = None) -> Document:
    """A document with its pictures read, as far as they show a table; those that are not at hand have no source any more.

    `beside` gives the files of the folder that a page was saved with.
    """
    fetch = _fetch(document, data, beside)
    named = (one if fetch(one.source) else replace(one, source="") for one in document.attachments)
    document = replace(document, attachments=tuple(named))
    if not ocr or not is_installed():
        return document
    large = (one for one in document.attachments if one.source and _may_show_table(fetch(one.source)))
    pictures = [*islice(large, MAX_PICTURES)]
    if not pictures:
        return document
    pages = _pages(pictures, fetch, only_tables=_n_characters(document) >= FEW_CHARACTERS)
    blocks: list[Block] = []
    issues: list[Issue] = []
    shifts = [0] * (len(document.blocks) + 1)
    start = 0
    for place, group in groupby(zip(pictures, pages, strict=True), key=lambda it: it[0].block):
        flow = flow_of(page for _, page in group if page)
        blocks += [*document.blocks[start:place], *map(_placeless, flow.blocks)]
        issues += (_of_picture(one) for one in flow.issues)
        start = place
        shifts[place:] = [shift + len(flow.blocks) for shift in shifts[place:]]
    seen = {id(picture) for picture, page in zip(pictures, pages, strict=True) if page is not None}
    left = (one for one in document.attachments if id(one) not in seen)
    return replace(
        document,
        blocks=(*blocks, *document.blocks[start:]),
        issues=(*document.issues, *issues),
        attachments=tuple(replace(one, block=one.block + shifts[min(one.block, len(shifts) - 1)]) for one in left),
    )


def _fetch(document: Document, data: bytes, beside: Beside | None) -> Fetch:
    """What gives the pictures of a document, those in the file itself before those in its folder."""
    within = FETCHED[document.format](data) if document.format in FETCHED else lambda _: b""
    if beside is None or document.format != "html":
        return within
    around = _in_folder(beside)
    return lambda source: within(source) or around(source)


def _may_show_table(content: bytes) -> bool:
    """Whether some bytes are a picture that is large enough for a table."""
    from reportparse.readers.scan.picture import size_of

    width, height = size_of(content) or (0, 0)
    return width >= MIN_WIDTH_PX and height >= MIN_HEIGHT_PX


def _pages(pictures: Sequence[Attachment], fetch: Fetch, *, only_tables: bool) -> list[Page | None]:
    """What each picture says as a page, numbered from 1; None of one that is not at hand or damaged."""
    from reportparse.readers.scan.picture import frames_of
    from reportparse.readers.scan.reader import recognised

    def frames() -> Iterator[Page | None]:
        for number, picture in enumerate(pictures, 1):
            try:
                frame = next(frames_of(fetch(picture.source)), None)
            except ReportparseError:
                frame = None
            if frame is None:
                yield None
            else:
                yield from recognised([frame._replace(number=number)], only_tables=only_tables)

    return [*frames()]


def _n_characters(document: Document) -> int:
    in_tables = sum(len(cell.text) for table in document.tables for cell in table.cells)
    return in_tables + sum(len(paragraph.text) for paragraph in document.paragraphs)


def _placeless(block: Block) -> Block:
    """A block without its place on a page, for it stands in a document that has none."""
    if isinstance(block, Table):
        return replace(block, cells=tuple(replace(cell, origin=NOWHERE) for cell in block.cells), origin=NOWHERE)
    return replace(block, origin=NOWHERE)


def _of_picture(found: Issue) -> Issue:
    """An issue of a page as one of the picture of its number."""
    return found._replace(where=found.where.replace("page", "picture"))
