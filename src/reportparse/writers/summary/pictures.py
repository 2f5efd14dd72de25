"""Drawings of charts as pictures, by resvg, which shares nothing with a browser and loads nothing."""

from __future__ import annotations

ZOOM = 2.0
"""A drawing is 1020 × 540 points; a slide shows twice as many pixels."""


def picture_of(drawing: bytes) -> bytes:
    """A drawing of ours (SVG) as a picture (PNG), in the fonts of this machine."""
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=drawing.decode("utf-8"), zoom=ZOOM))
