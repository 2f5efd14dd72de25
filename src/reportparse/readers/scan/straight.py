"""A page set straight: by how much its lines of text and its rules are askew, told by the ink alone."""

from __future__ import annotations

import cv2
import numpy as np

from reportparse.readers.scan.ink import DARK_BELOW
from reportparse.readers.scan.picture import Pixels

MAX_SKEW_DEGREES = 5.0
"""A page that is more askew is not set straight; its tables are then not found."""
MIN_SKEW_DEGREES = 0.03
"""Less cannot be seen: 0.3 pt over the width of a page."""
_COARSE_DEGREES, _FINE_DEGREES = 0.1, 0.02
_SAMPLE_COUNT = 60_000
"""So many dark pixels tell the skew."""


def skew_of(greys: Pixels) -> float:
    """By how many degrees clockwise a page is askew: turned back by it, its ink lies in the fewest rows."""
    rows, columns = np.nonzero(greys < DARK_BELOW)
    if not len(rows):
        return 0.0
    step = max(len(rows) // _SAMPLE_COUNT, 1)
    down, across = rows[::step].astype(np.float64), columns[::step] - greys.shape[1] / 2
    best = 0.0
    for reach, width in ((MAX_SKEW_DEGREES, _COARSE_DEGREES), (_COARSE_DEGREES, _FINE_DEGREES)):
        angles = best + np.arange(-round(reach / width), round(reach / width) + 1) * width
        best = float(max(angles, key=lambda angle: (_crowding(down, across, angle), -abs(angle))))
    return best if abs(best) >= MIN_SKEW_DEGREES else 0.0


def _crowding(rows: np.ndarray, columns: np.ndarray, degrees: float) -> float:
    """How crowded the ink is in rows that run at such an angle."""
    at = rows - columns * np.tan(np.radians(degrees))
    counts = np.bincount(np.round(at - at.min()).astype(np.int64)).astype(np.float64)
    return float(counts @ counts)


def turned_back(pixels: Pixels, degrees: float) -> Pixels:
    """A page turned anticlockwise by so many degrees about its middle; new corners are white."""
    height, width = pixels.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    white = (255, 255, 255)
    return np.asarray(cv2.warpAffine(pixels, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=white), np.uint8)
