"""What a person sees of an OFD page: glyphs that other ink covers, and ink that is neither glyph nor rule.

Nothing is drawn here. What covers text is told by its area and its colour, pictures by their pixels; what cannot be told is
doubtful: a glyph becomes U+FFFD, and a number on which such ink lies is in doubt (hazards §1: sight and text differ).
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from reportparse.chinese.text import UNSAYABLE
from reportparse.layout.page import Glyph, Spot
from reportparse.layout.ruled.ink import Shape
from reportparse.readers.ofd import pictures
from reportparse.readers.ofd.painted import Cover, Placed, Work
from reportparse.readers.ofd.regions import Part, Region

HIDDEN_SHARE, CUT_SHARE = 0.95, 0.4
"""A picture hides a glyph of which it covers so much; of one that it covers so much, nobody can say what is left."""
DARK_SHARE = 0.1
"""A picture in whose place so much is dark shows something there."""
TILE_PT = 4.0
"""Ink that takes up more is told in pieces of this size."""
MAX_TILES = 2_000
"""Pieces of one area of ink; a larger one is told in larger pieces."""
MAX_SPOTS = 20_000
FEW_GLYPHS_COUNT = 24
"""A page of outlines, or a scan, may have so many glyphs: a page number, a stamp (`layout/pages.py`)."""
SCAN_SHARE = 0.5
"""A picture of so much of a page over its text is a scan, and the text that of a recogniser."""


class Sight:
    """The glyphs of a page, what was found to hide them, and the spots of ink."""

    def __init__(self, glyphs: Sequence[Glyph], size: tuple[float, float], work: Work) -> None:
        self.glyphs, self.size, self.work = [*glyphs], size, work
        self.spots: list[Spot] = []
        self.image_share = 0.0
        self.n_covered = 0
        self._order = sorted(range(len(self.glyphs)), key=lambda at: self.glyphs[at].top)
        self._tops = [self.glyphs[at].top for at in self._order]
        self._tallest = max((glyph.bottom - glyph.top for glyph in self.glyphs), default=0.0)

    def take_ink(self, boxes: Iterable[Shape], *, corrects: bool = False) -> None:
        """Ink that is neither glyph nor rule, as spots."""
        for box in boxes:
            if len(self.spots) >= MAX_SPOTS:
                return
            self.spots += (Spot(*tile, corrects=corrects) for tile in tiles(*box[:4]))

    def cover(self, covers: Iterable[Cover]) -> None:
        """Take away what lies under areas that were painted later; under dark ones something may be meant to be read."""
        for cover in covers:
            for at in self._over(cover.region, cover.n_glyphs):
                part = cover.region.part(self.glyphs[at])
                if part == Part.ALL:
                    self._hide(at, blotted=cover.dark and not self._is_replaced(at, cover.n_glyphs))
                elif part == Part.SOME:
                    self._hide(at, blotted=True)

    def take_pictures(
        self, placed: Iterable[Placed], data_of: Callable[[Placed], bytes], *, corrects: bool = False
    ) -> None:
        """Pictures: what they hide, and their ink; one that cannot be told hides all that lies under it."""
        n_visible = sum(glyph.visible for glyph in self.glyphs)
        for one in placed:
            self.work.look_at_clock()
            region = region_of_picture(one)
            share = self._share(region)
            self.image_share = min(1.0, self.image_share + share)
            if share >= SCAN_SHARE and n_visible < FEW_GLYPHS_COUNT:
                continue  # a scan, which is said
            seen = pictures.looked_at(data_of(one), one.by, one.opacity or 1.0, *self.size)
            if one.opacity:
                self._cover_with(seen, region, one.n_glyphs, share)
            if seen is None:
                self.take_ink([Shape(*region[:4], None, None)], corrects=True)
            else:
                self._doubt_upon(seen, region, one.n_glyphs)
                left = max(MAX_SPOTS - len(self.spots), 0)
                found = seen.spots(pictures.PALE_BELOW if corrects else pictures.DARK_BELOW)
                inside = (box for box in found if _is_inside(box, one.clips))
                self.spots += (Spot(*box, corrects=corrects) for box in islice(inside, left))

    def take_seal(self, one: Placed, data: bytes) -> None:
        """A seal, which lets all through that it lies over; its ink is ink."""
        share = self.image_share
        self.take_pictures([one], lambda _: data)
        self.image_share = share

    def is_over(self, glyph: Glyph) -> bool:
        """Whether a glyph that is not of the page lies over one of the page that is seen."""
        return bool(self._over(Region(*glyph[1:5]), len(self.glyphs)))

    def _cover_with(self, seen: pictures.Seen | None, region: Region, n_glyphs: int, share: float) -> None:
        for at in self._over(region, n_glyphs):
            glyph = self.glyphs[at]
            if share >= SCAN_SHARE and (seen is None or seen.hidden_share(glyph) >= HIDDEN_SHARE):
                self._hide(at, blotted=False)
                continue
            hidden = 1.0 if seen is None else seen.hidden_share(glyph)
            if hidden >= CUT_SHARE:
                shows = seen is None or hidden < HIDDEN_SHARE or seen.dark_share(glyph) >= DARK_SHARE
                self._hide(at, blotted=shows and not self._is_replaced(at, n_glyphs))

    def _doubt_upon(self, seen: pictures.Seen, region: Region, n_glyphs: int) -> None:
        """Text that was written on the dark of a picture: nobody has looked whether it stands out."""
        for at in self._over(region, len(self.glyphs)):
            if at >= n_glyphs and seen.dark_share(self.glyphs[at]) >= HIDDEN_SHARE:
                self._hide(at, blotted=True)

    def _hide(self, at: int, *, blotted: bool) -> None:
        glyph = self.glyphs[at]
        self.n_covered += blotted and glyph.text.isdigit()
        self.glyphs[at] = glyph._replace(text=UNSAYABLE) if blotted else glyph._replace(visible=False)

    def _over(self, region: Region, n_glyphs: int) -> list[int]:
        """The glyphs, of so many, that are seen and have a part in a region."""
        first = bisect_left(self._tops, region.top - self._tallest)
        last = bisect_right(self._tops, region.bottom)
        self.work.spend_many(last - first)
        return [
            at
            for at in self._order[first:last]
            if at < n_glyphs
            and self.glyphs[at].visible
            and self.glyphs[at].x0 < region.x1
            and self.glyphs[at].x1 > region.x0
            and self.glyphs[at].bottom > region.top
        ]

    def _is_replaced(self, at: int, n_glyphs: int) -> bool:
        """Whether something was written again in the place of a glyph, behind so many."""
        glyph = self.glyphs[at]
        x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
        first = bisect_left(self._tops, y - self._tallest)
        near = (self.glyphs[i] for i in self._order[first : bisect_right(self._tops, y)] if i >= n_glyphs)
        return any(one.visible and one.x0 <= x <= one.x1 and one.bottom >= y for one in near)

    def _share(self, region: Region) -> float:
        width, height = self.size
        across = min(region.x1, width) - max(region.x0, 0.0)
        down = min(region.bottom, height) - max(region.top, 0.0)
        return max(across, 0.0) * max(down, 0.0) / max(width * height, 1.0)


def tiles(x0: float, top: float, x1: float, bottom: float) -> Iterator[tuple[float, float, float, float]]:
    """A box in pieces of about TILE_PT, of more where it is large."""
    area = max(x1 - x0, TILE_PT) * max(bottom - top, TILE_PT)
    size = max(TILE_PT, math.sqrt(area / MAX_TILES))
    n_across, n_down = (max(1, min(MAX_TILES, math.ceil(side / size))) for side in (x1 - x0, bottom - top))
    width, height = (x1 - x0) / n_across, (bottom - top) / n_down
    for row in range(n_down):
        for column in range(n_across):
            left, high = x0 + column * width, top + row * height
            yield left, high, left + width, high + height


def region_of_picture(one: Placed) -> Region:
    """The box of a picture, as far as its clips leave it."""
    a, b, c, d, e, f = one.by
    xs, ys = (e, e + a, e + c, e + a + c), (f, f + b, f + d, f + b + d)
    x0, top, x1, bottom = min(xs), min(ys), max(xs), max(ys)
    for clip in one.clips:
        x0, top, x1, bottom = max(x0, clip.x0), max(top, clip.top), min(x1, clip.x1), min(bottom, clip.bottom)
    return Region(x0, top, max(x0, x1), max(top, bottom))


def _is_inside(box: tuple[float, float, float, float], clips: Sequence[Region]) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return all(clip.holds(x, y) for clip in clips)
