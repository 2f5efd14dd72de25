"""The documented exit codes (schema: "Exit codes")."""

EXIT_COMPLETE = 0
EXIT_NO_RECORD = 1
EXIT_USAGE = 2
"""Wrong usage, an output that cannot be written among it; the command line library gives the same number."""
EXIT_PARTIAL = 3
EXIT_INTERRUPTED = 130
EXIT_BY_SIGNAL = 128
"""And the signal's number: 143 for SIGTERM, 129 for SIGHUP."""
