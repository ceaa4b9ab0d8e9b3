"""From a picture to the bytes of an SVG (`write`), and from those back to what they say of themselves (`read`).

`FORMAT` is part of every drawing's key and of every drawing. Raise it when the
same formula under the same settings would give other bytes, be it by a change
here, in layout or in the fonts: all drawings are then made anew under new
names, and no cache between a page and its reader shows an old one.
"""

FORMAT = 1
