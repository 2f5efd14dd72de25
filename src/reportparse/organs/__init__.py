"""Organs that can be joined: a key that stays the same over years and spellings, level, kind, and the region, never guessed.

What a name alone leaves open the document may settle (`evidence`); else it stays open, and the key says that it is a name.
"""

from __future__ import annotations
