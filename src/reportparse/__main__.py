"""`python -m reportparse`, for where the script is not on the path."""

from reportparse.cli.main import main

main()
