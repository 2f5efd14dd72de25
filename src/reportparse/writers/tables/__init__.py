"""Tables for analysts: what they hold, and the text formats they are written in."""
