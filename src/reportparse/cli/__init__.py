"""The command line: one module a command, put together in `app`; `main` is the program."""

COMMANDS = (
    "parse",
    "view",
    "show",
    "check",
    "compare",
    "explain",
    "batch",
    "tables",
    "summary",
    "inspect",
    "schema",
    "formats",
)
"""The commands, as `--help` lists them. Each is the function of its name in the module of its name, with its `HELP`."""
