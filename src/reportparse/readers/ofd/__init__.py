"""OFD, the national fixed-layout format (GB/T 33190-2016): its pages become glyphs and ruling lines."""
