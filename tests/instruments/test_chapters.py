"""Made-up reports of 2008-2018, and of universities and hospitals: their own chapters, and no table owed."""

from __future__ import annotations

from pathlib import Path

import pytest

from instruments.chapters import DOCUMENTS, faults


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_report_in_chapters(path: Path) -> None:
    assert faults(path) == []
