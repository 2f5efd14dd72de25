"""The pages of an OFD file, one by one, as the layout room takes them."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reportparse.diagnostics.errors import OverLimit, too_large
from reportparse.diagnostics.issues import Issue, issue
from reportparse.diagnostics.language import Both
from reportparse.layout.page import Glyph, Page
from reportparse.layout.page_geometry import skew_of
from reportparse.layout.ruled.ink import Shape, rules_of
from reportparse.layout.text.numbers import is_number
from reportparse.readers.ofd import pictures
from reportparse.readers.ofd.fonts import MAX_FONT_BYTES, Fonts
from reportparse.readers.ofd.markup import Matrix, Unplaced, box, children, product, shifted, turned_back
from reportparse.readers.ofd.notes import Seal, is_correcting, notes_by_page, notes_of, seals_by_page
from reportparse.readers.ofd.package import Damaged, Element, Package
from reportparse.readers.ofd.painted import MASKED, Around, Painted, Placed, Work
from reportparse.readers.ofd.painting import Painter
from reportparse.readers.ofd.regions import boundary_of
from reportparse.readers.ofd.resources import Resources
from reportparse.readers.ofd.scans import Scan, drawings, scan_of
from reportparse.readers.ofd.sight import FEW_GLYPHS_COUNT, Sight
from reportparse.readers.ofd.structure import (
    MAX_PAGES,
    Body,
    area_of,
    attachments_of,
    bodies,
    layers_of,
    location,
    missing,
    opened,
    pages_of,
    templates_of,
)
from reportparse.readers.ofd.text import as_followed
from reportparse.readers.pdf.visibility import MIN_OUTLINE_PATHS, shows_outlines

if TYPE_CHECKING:
    from reportparse.readers.scan.picture import Picture

MAX_SECONDS = 60.0
"""A page takes some 30 ms; a file that takes longer than this is a trap."""
MAX_PICTURE_BYTES = 60_000_000
MAX_KEPT_PARTS = 8
"""So many template pages are kept while the pages that they lie under are read."""
PT_PER_MM = 72 / 25.4


class Pages:
    """The pages of a file, its documents one after another. What is to be said of them is in `issues` once they are read.

    `scans` are those that are nothing but pictures, `attachments` the names of the files that are attached; `laid` are the
    pictures and seals of the page that was read last, each with its bytes where it is no part of the package.
    """

    def __init__(self, package: Package) -> None:
        self.issues: list[Issue] = []
        self._package = package
        self._until = time.thread_time() + MAX_SECONDS
        self._pixels = pictures.MAX_ALL_PIXELS
        self.scans: dict[int, Scan] = {}
        self.attachments: list[str] = []
        self.laid: list[tuple[Placed, bytes | None]] = []
        self._kept: dict[str, Element] = {}
        self._dark: dict[str, bool] = {}
        self._fonts = Fonts(lambda name: self._binary(name, MAX_FONT_BYTES))

    def __iter__(self) -> Iterator[Page]:
        number = 0
        for place, element in bodies(self._package):
            body = opened(self._package, place, element)
            self.issues += (issue("part-unread", "document", seen=name) for name in body.unread)
            self.attachments += attachments_of(self._package, body)
            notes, seals = notes_by_page(self._package, body), seals_by_page(self._package, body)
            if "" in notes:
                self.issues.append(issue("part-unread", "document", seen="Annotations.xml"))
            for page in pages_of(body):
                number += 1
                if number > MAX_PAGES:
                    raise too_large(MAX_PAGES, "pages", "页")
                name = page.get("ID", "").strip()
                yield self._page(body, page, number, notes.get(name, ()), seals.get(name, ()))

    def drawings(self, numbers: Collection[int]) -> Iterator[Picture]:
        """Those of these pages that are nothing but pictures, as such."""
        scans = {number: scan for number, scan in self.scans.items() if number in numbers}
        self._pixels = pictures.MAX_ALL_PIXELS * len(scans)
        yield from drawings(scans, self._picture)

    def content_of(self, placed: Placed, data: bytes | None) -> bytes:
        """The bytes of what is laid on a page; none for what is too large, or beyond what is looked at of a file."""
        if data is None:
            return self._picture(placed)
        self._pixels -= pictures.pixels_of(data)
        return data if self._pixels > 0 else b""

    def _page(self, body: Body, page: Element, number: int, notes: Sequence[str | None], seals: Sequence[Seal]) -> Page:
        """One page; one that cannot be read says so."""
        place = location(page)
        name = self._package.find(place, body.name)
        try:
            if name is None:
                raise Damaged
            return self._read(body, self._package.root(name), name, number, notes, seals)
        except Damaged:
            return Page(number, 0.0, 0.0, fault=missing(name or place))
        except Unplaced as error:
            return Page(number, 0.0, 0.0, fault=error.seen)
        except OverLimit as error:
            if error.kind == "too-slow":
                raise
            return Page(number, 0.0, 0.0, fault=Both(error.en, error.zh))

    def _read(
        self,
        body: Body,
        root: Element,
        name: str,
        number: int,
        notes: Sequence[str | None],
        seals: Sequence[Seal],
    ) -> Page:
        paper = area_of(body, root)
        size = (paper.width * PT_PER_MM, paper.height * PT_PER_MM)
        base = shifted((PT_PER_MM, 0.0, 0.0, PT_PER_MM, 0.0, 0.0), -paper.x, -paper.y)
        work = Work(self._until, seconds=MAX_SECONDS)
        work.look_at_clock()
        resources = self._own_resources(body, root, name)
        n_said = len(self.issues)
        painted = self._painted(body, root, resources, base, work)
        skew = skew_of(painted.tilts)
        if skew:  # everything on the page is placed once more, turned back
            del self.issues[n_said:]
            base = turned_back(base, skew)
            painted = self._painted(body, root, resources, base, work)
        painted.shapes += (shape for placed, shape in painted.bars if self._is_dark(placed))
        sight = Sight(as_followed(painted.glyphs), size, work)
        sight.cover(painted.covers)
        sight.take_pictures(painted.pictures, self._picture)
        sight.take_ink(painted.outlines)
        sight.take_ink(painted.slants, corrects=True)
        scan = None if notes or seals else scan_of(replace(painted, glyphs=sight.glyphs), *size)
        if scan:
            self.scans[number] = scan
        typed = [*self._take_notes(notes, Painter(resources, self._fonts, work, painted), base, sight)]
        self.laid = [(one, None) for one in painted.pictures]
        self._take_seals(seals, base, sight)
        self._note_missing(number, painted)
        return Page(
            number,
            *size,
            (*sight.glyphs, *typed),
            tuple(rules_of(painted.shapes)),
            1.0 if _shows_outlines(painted, sight) else sight.image_share,
            spots=tuple(sight.spots),
            typed=tuple(glyph for glyph in typed if glyph.visible),
            n_covered=sight.n_covered,
        )

    def _painted(self, body: Body, root: Element, resources: Resources, base: Matrix, work: Work) -> Painted:
        """What the layers of a page and its template pages paint after a matrix."""
        painted = Painted()
        unders = [*templates_of(body, root)]
        for under in unders:
            if not under.over:
                self._paint_template(body, under.number, base, work, painted)
        self._paint_layers(root, Painter(resources, self._fonts, work, painted), base)
        for under in unders:
            if under.over:
                self._paint_template(body, under.number, base, work, painted)
        return painted

    def _own_resources(self, body: Body, root: Element, name: str) -> Resources:
        """The resources of a page, which go before those of its document."""
        found = Resources(body.resources)
        for place in map(location, children(root, "PageRes")):
            part = self._package.find(place, name, body.name)
            lost = [place] if part is None else [*found.read(self._package, [part])]
            self.issues += (issue("part-unread", "document", seen=one) for one in lost)
        return found

    def _paint_layers(self, root: Element, painter: Painter, base: Matrix) -> None:
        for layer in layers_of(root):
            painter.paint(layer, Around(base))

    def _paint_template(self, body: Body, number: str, base: Matrix, work: Work, painted: Painted) -> None:
        """A template page, painted where it lies; one that is not there is missing from the page."""
        template = body.templates.get(number)
        name = None if template is None else self._package.find(location(template), body.name)
        try:
            root = self._kept.get(name) if name else None
            if name is None or template is None:
                raise Damaged
            if root is None:
                root = self._package.root(name)
                if len(self._kept) >= MAX_KEPT_PARTS:
                    self._kept.clear()
                self._kept[name] = root
        except Damaged:
            painted.missing.append(name or f"TemplatePage {number}")
            return
        self._paint_layers(root, Painter(self._own_resources(body, root, name), self._fonts, work, painted), base)

    def _picture(self, placed: Placed) -> bytes:
        """The bytes of a picture; none for one that is too large to be looked at."""
        data = b"" if placed.file == MASKED else self._binary(placed.file, MAX_PICTURE_BYTES)
        self._pixels -= pictures.pixels_of(data)
        return data if self._pixels > 0 else b""

    def _is_dark(self, bar: Placed) -> bool:
        """Whether a picture as thin as a line shows one; what cannot be told does."""
        known = bar.file == MASKED or self._dark.get(bar.file)
        if known is None:
            known = self._dark[bar.file] = pictures.is_dark(self._binary(bar.file, MAX_PICTURE_BYTES))
        return known

    def _binary(self, name: str, most: int) -> bytes:
        """The bytes of a part that is no XML; none for one that is damaged or larger."""
        try:
            return self._package.content(name, most) or b""
        except OverLimit:
            return b""

    def _take_notes(self, names: Sequence[str | None], painter: Painter, base: Matrix, sight: Sight) -> Iterator[Glyph]:
        """What notes take back or add, and the glyphs of numbers that stand in one where nothing else does."""
        for name in names:
            try:
                if name is None:
                    raise Damaged
                for note in notes_of(self._package, name):
                    yield from self._take_note(note, painter, base, sight)
            except Damaged:
                painter.painted.missing.append(name or "Annotation.xml")

    def _take_note(self, note: Element, page: Painter, base: Matrix, sight: Sight) -> Iterator[Glyph]:
        drawn = Painted(n_below=len(sight.glyphs))
        painter = Painter(page.resources, page.fonts, page.work, drawn)
        for appearance in children(note, "Appearance"):
            edge = box(appearance)
            by = shifted(base, edge.x, edge.y) if edge else base
            boundary = boundary_of(edge, base)
            painter.paint(appearance, Around(by, ((boundary,),) if boundary else ()))
        page.painted.missing += drawn.missing
        page.painted.lost += drawn.lost
        if not is_correcting(note):
            sight.take_pictures(drawn.pictures, self._picture)
            yield from (glyph._replace(visible=False) for glyph in drawn.glyphs)
            return
        sight.cover(drawn.covers)
        sight.take_pictures(drawn.pictures, self._picture, corrects=True)
        sight.take_ink([*drawn.shapes, *drawn.outlines], corrects=True)
        text = "".join(glyph.text for glyph in drawn.glyphs if glyph.visible)
        if text and is_number(text) and not any(map(sight.is_over, drawn.glyphs)):
            yield from drawn.glyphs
        else:
            sight.take_ink((Shape(*glyph[1:5], None, None) for glyph in drawn.glyphs if glyph.visible), corrects=True)

    def _take_seals(self, seals: Sequence[Seal], base: Matrix, sight: Sight) -> None:
        """Seals let through what they lie over; of one whose picture cannot be told nobody knows what it hides."""
        for seal in seals:
            whole = boundary_of(seal.box, base)
            clip = boundary_of(seal.clip, shifted(base, seal.box.x, seal.box.y)) if seal.clip else None
            if whole is None:
                continue
            data = seal.picture
            by = product((seal.box.width, 0.0, 0.0, seal.box.height, seal.box.x, seal.box.y), base)
            if data is None:
                sight.take_ink([Shape(*(clip or whole)[:4], None, None)], corrects=True)
            else:
                laid = Placed("", by, 0.0, 0, (clip,) if clip else ())
                sight.take_seal(laid, data)
                self.laid.append((laid._replace(opacity=1.0), data))

    def _note_missing(self, number: int, painted: Painted) -> None:
        where = f"page {number}"
        self.issues += (issue("page-incomplete", where, seen=missing(name)) for name in dict.fromkeys(painted.missing))
        self.issues += (issue("part-unread", where, seen=name) for name in dict.fromkeys(painted.lost))


def _shows_outlines(painted: Painted, sight: Sight) -> bool:
    """Whether a page shows its text as outlines, of which nobody can say the characters."""
    n_visible = sum(glyph.visible for glyph in sight.glyphs)
    if n_visible < FEW_GLYPHS_COUNT and painted.n_curved > MIN_OUTLINE_PATHS:
        return True
    return shows_outlines(n_paths=painted.n_paths + painted.n_curved, n_characters=len(painted.glyphs))
