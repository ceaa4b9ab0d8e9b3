"""What glyphs measure (`metrics`), and how they are drawn (`outlines`)."""
