"""Text of a page: glyphs to lines, lines to paragraphs, and what lies over or around them."""
