"""A photographed page laid flat: four corners, of its outline or of its largest table, become those of a rectangle.

A camera that is not held straight over a page makes its far side shorter. Where it lies on something darker, its outline
tells; where it fills the picture, the outer rules of its table do. What is no clear quadrilateral is left as it is.
"""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np

from reportparse.readers.scan.ink import greys_of
from reportparse.readers.scan.morphology import components, grown, px, sealed
from reportparse.readers.scan.picture import A4_POINTS, PX_A_POINT, Pixels

Corners = np.ndarray[tuple[int, ...], np.dtype[np.float32]]
"""Four points (x, y): upper left, upper right, lower right, lower left."""

MAX_SHORTER_SHARE = 0.12
"""A side that is shorter than the one opposite by more, in shares of it, is of no page that can be read."""
MIN_SHORTER_SHARE = 0.004
"""Less is the raggedness of the rules, and all that a skew leaves."""
MAX_CORNER_DEGREES, MIN_CORNER_DEGREES = 8.0, 0.25
"""By how much corners may differ from right angles; and by how little they do in a page that is only askew."""
RULE_BELOW = 190
"""Shades below this, paper being 255, are ink of rules."""
TABLE_WIDE_PT, TABLE_HIGH_PT = 250.0, 60.0
"""A table at least as large tells how the page lies."""
LEAST_PAPER, MOST_PAPER = 0.35, 0.97
"""The share of a picture that shows its page, where there is something around it."""
NEAR_PT = 1.5
"""The contour of a shape lies so near to its sides …"""
ON_SIDE_SHARE = 0.92
"""… over so much of each."""
_SAMPLE_COUNT = 200


def laid_flat(colours: Pixels) -> Pixels:
    """A page without perspective; as it is where none can be told, or more than is bounded by MAX_SHORTER_SHARE."""
    paper = _corners_of(_paper(colours))
    if paper is not None and _is_askew(paper):
        colours = _warped(colours, paper, *_page_size(paper))
    table = _corners_of(_largest_table(greys_of(colours)))
    if table is not None and _is_askew(table):
        height, width = colours.shape[:2]
        colours = _warped(colours, table, _upright_box(table), width, height)
    return colours


def _paper(colours: Pixels) -> Pixels | None:
    """Where a picture shows paper (1, elsewhere 0); None where it shows nothing around it."""
    bright = np.asarray(colours.min(axis=2), np.uint8)
    _, light = cv2.threshold(cv2.GaussianBlur(bright, (0, 0), 3), 0, 1, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    found = components(np.asarray(light, np.uint8))
    if not found.areas:
        return None
    largest = int(np.argmax(found.areas))
    x0, top, x1, bottom = found.boxes[largest]
    share = (x1 - x0) * (bottom - top) / bright.size
    frame = np.concatenate([light[0], light[-1], light[:, 0], light[:, -1]])
    if not LEAST_PAPER <= share <= MOST_PAPER or frame.mean() > 0.5:
        return None
    return found.chosen([i == largest for i in range(len(found.areas))])


def _largest_table(greys: Pixels) -> Pixels | None:
    """The ink that hangs together and is the largest: a table's rules. None where nothing is as large as a table."""
    found = components(sealed((greys < RULE_BELOW).astype(np.uint8)))
    sizes = [
        (x1 - x0) * (bottom - top) if x1 - x0 >= px(TABLE_WIDE_PT) and bottom - top >= px(TABLE_HIGH_PT) else 0
        for x0, top, x1, bottom in found.boxes
    ]
    if not any(sizes):
        return None
    return found.chosen([i == int(np.argmax(sizes)) for i in range(len(sizes))])


def _corners_of(shape: Pixels | None) -> Corners | None:
    """The corners of a shape (1, elsewhere 0) whose contour is a quadrilateral; None where it is none."""
    if shape is None:
        return None
    contours, _ = cv2.findContours(shape, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    contour = max(contours, key=len)
    hull = cv2.convexHull(contour)
    around = cv2.arcLength(hull, closed=True)
    rough = next(
        (it for it in (cv2.approxPolyDP(hull, e * around, True) for e in (0.01, 0.02, 0.04)) if len(it) <= 4), hull
    )
    if len(rough) != 4:
        return None
    points = rough[:, 0].astype(np.float64)
    points = points[np.argsort(np.arctan2(*(points - points.mean(axis=0)).T[::-1]))]  # from the upper left, clockwise
    on_contour = contour[:, 0].astype(np.float64)
    sides = [_side(on_contour, *both) for both in pairwise((*points, points[0]))]
    if any(side is None for side in sides):
        return None
    met = [
        _meeting(before, after)
        for before, after in pairwise((sides[-1], *sides))
        if before is not None and after is not None
    ]
    corners = np.array(met, np.float32)
    return corners if _lies_along(shape, corners) else None


def _side(contour: np.ndarray, start: np.ndarray, end: np.ndarray) -> tuple[float, float, float, float] | None:
    """The line (its direction and a point of it) through what of a contour lies near to a side; None where nothing does."""
    along = end - start
    length = float(np.hypot(*along))
    x, y = (contour - start).T
    at, off = (x * along[0] + y * along[1]) / length**2, np.abs(x * along[1] - y * along[0]) / length
    near = contour[(at > 0.03) & (at < 0.97) & (off <= 2 * NEAR_PT * PX_A_POINT)]
    if len(near) < 10:
        return None
    vx, vy, px0, py0 = cv2.fitLine(near.astype(np.float32), cv2.DIST_HUBER, 0, 0.01, 0.01).ravel().tolist()
    return vx, vy, px0, py0


def _meeting(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> tuple[float, float]:
    """Where two lines meet."""
    (ax, ay, px0, py0), (bx, by, qx, qy) = one, other
    along = ((qx - px0) * by - (qy - py0) * bx) / ((ax * by - ay * bx) or 1e-9)
    return px0 + along * ax, py0 + along * ay


def _lies_along(shape: Pixels, corners: Corners) -> bool:
    """Whether the edge of a shape lies along all of its sides: a table with a step in it is no quadrilateral."""
    thick = grown(shape, 2 * px(NEAR_PT) + 1)
    height, width = shape.shape
    for start, end in pairwise((*corners, corners[0])):
        points = start + (end - start) * np.linspace(0.01, 0.99, _SAMPLE_COUNT)[:, None]
        x, y = np.round(points).astype(np.int64).T
        inside = (x >= 0) & (x < width) & (y >= 0) & (y < height)
        if not inside.all() or thick[y, x].mean() < ON_SIDE_SHARE:
            return False
    return True


def _is_askew(corners: Corners) -> bool:
    """Whether corners are a rectangle's no more, within bounds: what is merely turned stays for `straight.py`."""
    sides = [float(np.hypot(*(end - start))) for start, end in pairwise((*corners, corners[0]))]
    shorter = max(abs(one - other) / max(one, other) for one, other in ((sides[0], sides[2]), (sides[1], sides[3])))
    ways = [np.degrees(np.arctan2(*(end - start)[::-1])) for start, end in pairwise((*corners, corners[0]))]
    turns = [abs((after - before) % 360 - 90) for before, after in pairwise((*ways, ways[0]))]
    if shorter > MAX_SHORTER_SHARE or max(turns) > MAX_CORNER_DEGREES:
        return False
    return shorter > MIN_SHORTER_SHARE or max(turns) > MIN_CORNER_DEGREES


def _page_size(corners: Corners) -> tuple[Corners, int, int]:
    """Where the corners of a page go, and its width and height: those of a sheet of A4 as it lies."""
    across, down = _spans(corners)
    width = round(A4_POINTS[across > down] * PX_A_POINT)
    height = round(width * down / across)
    return np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32), width, height


def _upright_box(corners: Corners) -> Corners:
    """The rectangle of a table's size in its place."""
    across, down = _spans(corners)
    x, y = corners.mean(axis=0)
    box = [(x - across / 2, y - down / 2), (x + across / 2, y - down / 2)]
    return np.array([*box, (x + across / 2, y + down / 2), (x - across / 2, y + down / 2)], np.float32)


def _spans(corners: Corners) -> tuple[float, float]:
    """Width and height of a quadrilateral: the mean of what lies opposite."""
    above, right, below, left = (float(np.hypot(*(end - start))) for start, end in pairwise((*corners, corners[0])))
    return (above + below) / 2, (right + left) / 2


def _warped(colours: Pixels, corners: Corners, to: Corners, width: int, height: int) -> Pixels:
    """A page whose corners are brought to others; what was not on it is white."""
    change = cv2.getPerspectiveTransform(corners, to)
    white = (255, 255, 255)
    return np.asarray(
        cv2.warpPerspective(colours, change, (width, height), flags=cv2.INTER_CUBIC, borderValue=white), np.uint8
    )
