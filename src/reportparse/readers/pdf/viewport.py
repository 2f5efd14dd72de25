"""What an engine shows of the plane that it paints on."""

from __future__ import annotations

from typing import NamedTuple

from reportparse.layout.ruled.ink import Shape


class Viewport(NamedTuple):
    """The part of an engine's plane that is the page: its left and top there, its width and height (pt).

    `skew_degrees`: by how much the page is askew, clockwise.
    """

    left: float
    top: float
    width: float
    height: float
    skew_degrees: float = 0.0

    def share(self, box: Shape) -> float:
        """Part of the page (0 to 1) that a box on the page covers."""
        width = min(box.x1, self.width) - max(box.x0, 0)
        height = min(box.bottom, self.height) - max(box.top, 0)
        return max(width, 0) * max(height, 0) / max(self.width * self.height, 1)
