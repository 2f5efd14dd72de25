"""Pages of an OFD file that are nothing but pictures, drawn for the room that reads those."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from reportparse.readers.ofd.markup import Matrix
from reportparse.readers.ofd.painted import Painted, Placed
from reportparse.readers.ofd.pictures import layer_of, whole
from reportparse.readers.ofd.sight import region_of_picture

if TYPE_CHECKING:
    from reportparse.readers.scan.picture import Picture

CUT_PT = 1.0
"""A clip that takes no more off a picture takes nothing."""


class Scan(NamedTuple):
    """A page of pictures: its size (pt), and what lies on it in the order of painting."""

    width: float
    height: float
    pictures: tuple[Placed, ...]


def scan_of(painted: Painted, width: float, height: float) -> Scan | None:
    """The page as pictures alone; None where it shows anything else, which a drawing of these would lack."""
    others = painted.n_paths or painted.bars or painted.lost or painted.missing
    if others or any(glyph.visible for glyph in painted.glyphs) or not painted.pictures:
        return None
    whole = all(one.opacity and not _is_cut(one) for one in painted.pictures)
    return Scan(width, height, tuple(painted.pictures)) if whole else None


def _is_cut(one: Placed) -> bool:
    shown, whole = region_of_picture(one), region_of_picture(one._replace(clips=()))
    cut = max(abs(a - b) for a, b in zip(shown[:4], whole[:4], strict=True))
    return cut > CUT_PT or any(clip.outlines for clip in one.clips)


def drawings(scans: Mapping[int, Scan], content_of: Callable[[Placed], bytes]) -> Iterator[Picture]:
    """These pages as pictures, by their numbers; those that hold one that cannot be told are left out."""
    import numpy as np
    import PIL.Image

    from reportparse.readers.scan.picture import PX_A_POINT, Picture

    for number, scan in sorted(scans.items()):
        size = math.ceil(scan.width * PX_A_POINT), math.ceil(scan.height * PX_A_POINT)
        page = PIL.Image.new("RGBA", size, "white")
        coarse = False
        for one in scan.pictures:
            content = content_of(one)
            layer = layer_of(content, one.by, one.opacity, (0.0, 0.0), size, PX_A_POINT)
            if layer is None:
                break
            coarse = coarse or _is_coarse(content, one.by, scan.width)
            page.alpha_composite(layer)
        else:
            yield Picture(number, np.asarray(page.convert("RGB"), np.uint8), coarse)


def _is_coarse(data: bytes, by: Matrix, page_width: float) -> bool:
    """Whether a picture that is as wide as a page is of two shades and few dots an inch; `picture.is_coarse`."""
    import numpy as np

    from reportparse.readers.scan.picture import WIDE_SHARE, is_coarse

    picture, width = whole(data), math.hypot(*by[:2])
    if picture is None or width < WIDE_SHARE * page_width:
        return False
    return is_coarse(np.asarray(picture.convert("L"), np.uint8), picture.width * 72 / width)
