"""Photographed pages: perspective is taken out within bounds, by the page's outline or by its table."""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np
import pytest
from PIL import Image

from reportparse.readers.scan.flat import laid_flat
from reportparse.readers.scan.ink import greys_of
from reportparse.readers.scan.picture import Picture, frames_of
from reportparse.readers.scan.rules import rules_of
from tests.readers.pictures import as_file, scanned

NAME = "township-2021form.lo.pdf"


def photographed(page: Image.Image, share: float, rim: int = 0) -> Picture:
    """A page on a desk, `rim` pixels of which are seen; its upper side is shorter by a share, its right one by a third."""
    wide, high = page.size
    moved = [
        (wide * share / 2, 0),
        (wide - wide * share / 2, high * share / 6),
        (wide, high - high * share / 6),
        (0, high),
    ]
    corners = np.array([(0, 0), (wide, 0), (wide, high), (0, high)], np.float32)
    change = cv2.getPerspectiveTransform(corners, (np.array(moved) + rim).astype(np.float32))
    around = (105, 85, 70) if rim else (255, 255, 255)
    seen = cv2.warpPerspective(np.asarray(page), change, (wide + 2 * rim, high + 2 * rim), borderValue=around)
    return next(frames_of(as_file([Image.fromarray(np.asarray(seen, np.uint8))], "PNG")))


@cache
def rules_of_scanned() -> int:
    """How many rules the page has where it is scanned."""
    (plain,) = frames_of(as_file(scanned(NAME, 2), "PNG"))
    return len(rules_of(greys_of(plain.colours))[0])


@pytest.mark.parametrize("rim", [0, 70])
@pytest.mark.parametrize("share", [0.02, 0.08])
def test_a_photographed_page_has_the_rules_of_a_scanned_one(share: float, rim: int) -> None:
    (page,) = scanned(NAME, 2)
    flat = laid_flat(photographed(page, share, rim).colours)
    found = rules_of(greys_of(flat))[0]
    assert len(found) == rules_of_scanned()
    wide = [rule for rule in found if rule.x1 - rule.x0 > 150]
    assert wide
    assert max(rule.bottom - rule.top for rule in wide) < 3


def test_a_page_that_is_not_photographed_is_left_as_it_is() -> None:
    (plain,) = frames_of(as_file(scanned(NAME, 2), "PNG"))
    assert laid_flat(plain.colours) is plain.colours


def test_more_perspective_than_is_bounded_is_left_alone() -> None:
    seen = photographed(scanned(NAME, 2)[0], 0.3, 70)
    assert laid_flat(seen.colours) is seen.colours


@pytest.mark.parametrize("shade", [0, 128, 255])
def test_a_picture_of_nothing_is_left_as_it_is(shade: int) -> None:
    nothing = np.full((900, 640, 3), shade, np.uint8)
    assert laid_flat(nothing) is nothing
