"""Sections: the parts of a report, found by what their headings say."""
