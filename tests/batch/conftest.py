"""An archive of every kind of input, and what an undisturbed run makes of it."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from instruments.made import random_report, render_html, render_text
from reportparse.batch import run as running
from reportparse.batch.run import run
from tests.batch.runs import in_turn, order, written

N_TEXTS = 24


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports as text and HTML in folders and a zip, a duplicate, a notice, a damaged file and an empty one."""
    folder = tmp_path_factory.mktemp("archive")
    (folder / "市").mkdir()
    for seed in range(N_TEXTS):
        report = random_report(seed, "2021" if seed % 3 else "2019")
        (folder / "市" / f"{seed:02}.txt").write_bytes(render_text(report))
    (folder / "a.html").write_bytes(render_html(random_report(100, "2021")))
    shutil.copy(folder / "市" / "03.txt", folder / "市" / "again.txt")
    with zipfile.ZipFile(folder / "more.zip", "w") as packed:
        packed.writestr("x/1.txt", render_text(random_report(101, "2019")))
        packed.writestr("x/2.txt", (folder / "市" / "04.txt").read_bytes())
    (folder / "notice.txt").write_text(
        "关于做好2023年政府信息公开工作年度报告编制工作的通知\n请各单位于1月31日前报送。"
    )
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 not a package")
    (folder / "void.pdf").write_bytes(b"")
    return folder


@pytest.fixture(scope="session")
def undisturbed(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What one worker makes of the archive, never interrupted."""
    output = tmp_path_factory.mktemp("undisturbed") / "out.jsonl"
    assert run(order(archive, output)) == 1
    return written(output.parent)


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs do the work themselves, without worker processes."""
    monkeypatch.setattr(running, "supervised", in_turn)
