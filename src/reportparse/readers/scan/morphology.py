"""Shapes of ink: what touches, what is left when it is worn away and grown again. Ink is 1, paper 0."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np

from reportparse.readers.scan.picture import PX_A_POINT, Pixels

Labels = np.ndarray[tuple[int, ...], np.dtype[np.int32]]


class Components(NamedTuple):
    """Connected ink. `labels` numbers each pixel's component, paper being 0; of each component its outline and its area."""

    labels: Labels
    boxes: list[tuple[int, int, int, int]]
    areas: list[int]

    def chosen(self, kept: list[bool]) -> Pixels:
        """The ink of the components that are kept, one answer for each."""
        return np.asarray(np.array([0, *kept], np.uint8)[self.labels], np.uint8)


def components(ink: Pixels, connectivity: int = 8) -> Components:
    """The connected components of some ink; outlines are left, top, and behind the last column and row."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(np.ascontiguousarray(ink), connectivity=connectivity)
    found = stats[1:].tolist()
    boxes = [(x, y, x + w, y + h) for x, y, w, h, _ in found]
    return Components(np.asarray(labels, np.int32), boxes, [area for *_, area in found])


def opened(ink: Pixels, width: int, height: int) -> Pixels:
    """What of some ink is at least so wide and high everywhere."""
    return np.asarray(cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((height, width), np.uint8)), np.uint8)


def closed(ink: Pixels, width: int) -> Pixels:
    """Some ink with its gaps from left to right filled that are narrower than so many pixels."""
    wide = cv2.copyMakeBorder(ink, 0, 0, width, width, cv2.BORDER_CONSTANT, value=0)
    filled = cv2.morphologyEx(wide, cv2.MORPH_CLOSE, np.ones((1, width), np.uint8))
    return np.asarray(filled[:, width:-width], np.uint8)


def sealed(ink: Pixels) -> Pixels:
    """Some ink with breaks of its strokes closed that are a pixel or two wide."""
    square, seam = np.ones((3, 3), np.uint8), 2
    wide = cv2.copyMakeBorder(ink, seam, seam, seam, seam, cv2.BORDER_CONSTANT, value=0)
    return np.asarray(cv2.morphologyEx(wide, cv2.MORPH_CLOSE, square)[seam:-seam, seam:-seam], np.uint8)


def grown(ink: Pixels, width: int) -> Pixels:
    """Some ink with a seam, of half so many pixels, around it."""
    return np.asarray(cv2.dilate(ink, np.ones((width, width), np.uint8)), np.uint8)


def px(points: float) -> int:
    """A length in pixels, at least one."""
    return max(round(points * PX_A_POINT), 1)
