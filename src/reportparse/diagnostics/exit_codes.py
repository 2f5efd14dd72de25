"""The documented exit codes (schema: "Exit codes"). 2, wrong usage, is the command line library's own."""

EXIT_COMPLETE = 0
EXIT_NO_RECORD = 1
EXIT_PARTIAL = 3
EXIT_INTERRUPTED = 130
