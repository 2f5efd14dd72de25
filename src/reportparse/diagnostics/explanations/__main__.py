"""Write the pages of the documentation anew: `python -m reportparse.diagnostics.explanations [FOLDER]`."""

from __future__ import annotations

import sys
from pathlib import Path

from reportparse.diagnostics.explanations import page

FOLDER = Path(__file__).parents[4] / "docs"


def main() -> None:
    """Write kinds.md and kinds.zh-CN.md."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "kinds.md").write_text(page("en"), encoding="utf-8")
    (folder / "kinds.zh-CN.md").write_text(page("zh"), encoding="utf-8")


if __name__ == "__main__":
    main()
