"""The version of the program and of the record's schema: below everything, so that nothing runs back up for them."""

__version__ = "0.1.0"
SCHEMA_VERSION = "1.1"
