"""A figure as pixels, for the one reader of the notes that shows no SVG: a link to `nn-example.png` from outside."""

from __future__ import annotations

_ZOOM = 2  # device pixels to the px


def png(svg: bytes) -> bytes:
    """Return a figure as PNG on white.

    resvg brings all that it needs and asks no system for fonts: with one version of it, the same bytes everywhere.
    """
    import resvg_py

    return bytes(
        resvg_py.svg_to_bytes(svg_string=svg.decode(), zoom=_ZOOM, background="#ffffff", skip_system_fonts=True)
    )
