"""Python use: light to import, typed, the same records as everywhere, README's example."""

from __future__ import annotations

import importlib.metadata
import io
import json
import pickle
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import reportparse
from instruments.made import random_report, render_text
from reportparse.batch.run import Order, run
from reportparse.batch.workers import Limits
from reportparse.writers.json import to_json

ROOT = Path(__file__).resolve().parents[1]
REPORT = ROOT / "fixtures" / "reports" / "city-2021form.docx"


def test_importing_it_loads_nothing() -> None:
    code = "import sys, reportparse; print([m for m in sys.modules if m.partition('.')[0] in " + (
        "('reportparse', 'lxml', 'docx', 'pydantic', 'pebble', 'duckdb', 'typer')])"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "['reportparse.version', 'reportparse']"


def test_public_names() -> None:
    homes = {name: getattr(getattr(reportparse, name), "__module__", None) for name in reportparse.__all__}
    assert homes == {
        "ParsedInput": "reportparse.api",
        "Report": "reportparse.record.schema",
        "ReportparseError": "reportparse.diagnostics.errors",
        "__version__": None,
        "parse": "reportparse.api",
        "parse_many": "reportparse.api",
        "to_arrow": "reportparse.writers.frames",
        "to_dataframe": "reportparse.writers.frames",
    }
    assert reportparse.__version__ == importlib.metadata.version("reportparse")
    with pytest.raises(AttributeError, match="no attribute 'unknown'"):
        _ = reportparse.unknown
    assert set(reportparse.__all__) < set(dir(reportparse))


def test_parse_takes_a_path_or_bytes() -> None:
    by_path = reportparse.parse(REPORT, cells=True)
    assert by_path == reportparse.parse(str(REPORT), cells=True)
    assert by_path == reportparse.parse(REPORT.read_bytes(), name=REPORT.name, cells=True)
    with pytest.raises(reportparse.ReportparseError) as raised:
        reportparse.parse(ROOT / "none.docx")
    assert raised.value.kind == "not-found"


@pytest.mark.parametrize("make", [bytearray, memoryview, io.BytesIO])
def test_parse_takes_whatever_holds_bytes(make: Callable[[bytes], Any]) -> None:
    assert reportparse.parse(make(REPORT.read_bytes()), name=REPORT.name) == reportparse.parse(REPORT)


def test_parse_takes_a_file_that_is_open(tmp_path: Path) -> None:
    with REPORT.open("rb") as stream:
        assert reportparse.parse(stream) == reportparse.parse(REPORT)
    (tmp_path / "a.txt").write_bytes(render_text(random_report(1, "2021")))
    with (tmp_path / "a.txt").open(encoding="utf-8") as text, pytest.raises(TypeError, match="binary mode"):
        reportparse.parse(text)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["<html>某市人民政府", "某市人民政府\n2023年", "某" * 5000, "某市2023年公开工作良好。"]
)
def test_text_is_no_path(text: str) -> None:
    with pytest.raises(reportparse.ReportparseError) as raised:
        reportparse.parse(text)
    assert (raised.value.kind, "not a path" in raised.value.en) == ("not-found", True)
    assert not any("某" in said for said in (str(raised.value), raised.value.zh, repr(raised.value.path)))


def test_a_file_whose_name_is_like_text_is_a_file(tmp_path: Path) -> None:
    name = "<某市>\n2023年报。"
    (tmp_path / name).write_bytes(REPORT.read_bytes())
    assert reportparse.parse(str(tmp_path / name)).source.name == name


def test_an_empty_path_is_no_folder() -> None:
    with pytest.raises(reportparse.ReportparseError, match="empty") as raised:
        reportparse.parse("")
    assert raised.value.kind == "not-found"


@pytest.mark.parametrize("given", [5, None, ["a.docx"]])
def test_what_is_neither_path_nor_bytes_is_told(given: Any) -> None:
    with pytest.raises(TypeError, match=f"not {type(given).__name__}$"):
        reportparse.parse(given)


def test_an_error_knows_its_path(tmp_path: Path) -> None:
    (tmp_path / "void.txt").write_bytes(b"")
    with pytest.raises(reportparse.ReportparseError) as raised:
        reportparse.parse(tmp_path / "void.txt")
    assert raised.value.path == str(tmp_path / "void.txt")
    assert pickle.loads(pickle.dumps(raised.value)).path == raised.value.path
    (parsed,) = reportparse.parse_many(tmp_path, workers=1)
    assert parsed.error is not None
    assert (parsed.error.kind, parsed.error.path) == ("empty", str(tmp_path / "void.txt"))


def test_an_engine_for_pdf_can_be_named() -> None:
    pdf = REPORT.with_name("bureau-2021form-error.cr.pdf")
    boxes = {engine: reportparse.parse(pdf, cells=True, pdf_engine=engine).cells for engine in ("pdfium", "pdfplumber")}
    assert boxes["pdfium"] != boxes["pdfplumber"]
    with pytest.raises(ValueError, match="must be one of auto, pdfium, pdfplumber"):
        reportparse.parse(pdf, pdf_engine="word")


def test_threads_read_as_one_does() -> None:
    files = sorted(REPORT.parent.glob("*.pdf"))[:12]
    alone = [to_json(reportparse.parse(file).as_dict()) for file in files]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda file: to_json(reportparse.parse(file).as_dict()), files * 2))
    assert [one == other for one, other in zip(together, alone * 2, strict=True)] == [True] * 24


def test_paths_of_parse_many_can_be_opened(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    data = {name: render_text(random_report(seed, "2021")) for seed, name in enumerate(("一　.txt", "b.txt"))}
    for name, content in data.items():
        (tmp_path / "in" / name).write_bytes(content)
    with zipfile.ZipFile(tmp_path / "in" / "c.zip", "w") as packed:
        packed.writestr("d.txt", render_text(random_report(9, "2021")))
    parsed = {one.name: one for one in reportparse.parse_many(tmp_path / "in", workers=1)}
    assert {name: Path(parsed[name].path).read_bytes() for name in data} == data
    assert parsed["c.zip/d.txt"].path == str(tmp_path / "in" / "c.zip")
    assert {one.report.source.name for one in parsed.values() if one.report} == set(parsed)


def test_parse_many_keeps_the_order_and_names_what_failed(tmp_path: Path) -> None:
    for seed in range(6):
        (tmp_path / f"{seed}.txt").write_bytes(render_text(random_report(seed, "2021")))
    (tmp_path / "3.txt").write_bytes((tmp_path / "1.txt").read_bytes())
    (tmp_path / "4.txt").write_bytes(b"")
    (tmp_path / "5.txt").rename(tmp_path / "a.txt")
    parsed = list(reportparse.parse_many([tmp_path, tmp_path / "none"], workers=2, cells=True))
    folder = tmp_path.name
    assert [one.name for one in parsed] == ["0.txt", "1.txt", "2.txt", "3.txt", "4.txt", "a.txt", "none"], folder
    kinds = [one.error.kind if one.error else one.duplicate_of or "report" for one in parsed]
    assert kinds == ["report", "report", "report", "1.txt", "empty", "report", "not-found"]
    assert parsed[2].report == reportparse.parse(tmp_path / "2.txt", cells=True)


def test_parse_many_gives_every_input_a_path_of_its_own_as_batch_does(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        for name, seed in (("x.txt", 1), ("./x.txt", 2), ("/x.txt", 1)):
            packed.writestr(name, render_text(random_report(seed, "2021")))
    parsed = list(reportparse.parse_many(tmp_path, workers=1))
    assert [one.name for one in parsed] == ["a.zip/x.txt", "a.zip/x.txt~2", "a.zip/x.txt~3"]
    assert parsed[2].duplicate_of == "a.zip/x.txt"
    order = Order((str(tmp_path),), (str(tmp_path / "o.jsonl"),), quiet=True, limits=Limits(workers=1))
    assert run(order) == 0
    names = [json.loads(line)["source"]["name"] for line in (tmp_path / "o.jsonl").read_text("utf-8").splitlines()]
    assert names == [one.report.source.name for one in parsed if one.report]


def test_parse_many_without_the_guard_says_how_to_mend_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(render_text(random_report(1, "2021")))
    script = tmp_path / "script.py"
    script.write_text("import reportparse\nprint(list(reportparse.parse_many('a.txt', workers=1)))\n", "utf-8")
    done = subprocess.run([sys.executable, str(script)], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("Traceback") == 1
    assert 'if __name__ == "__main__":' in done.stderr.splitlines()[-1]


def test_example_of_readme(tmp_path: Path) -> None:
    for readme in ("README.md", "README.zh-CN.md"):
        (example,) = re.findall(r"```python\n(.*?)```", (ROOT / readme).read_text("utf-8"), re.DOTALL)
        (tmp_path / readme).write_text(example, "utf-8")
    assert (tmp_path / "README.md").read_bytes() == (tmp_path / "README.zh-CN.md").read_bytes()
    script = tmp_path / "example.py"
    script.write_text(example.replace('"fixtures/reports"', '"fixtures/reports/*.txt"'), "utf-8")
    done = subprocess.run([sys.executable, str(script)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    first, *others = done.stdout.splitlines()
    assert first == "澜江市人民政府 17459"
    assert "city-2021form.txt complete" in others


def test_example_of_readme_is_typed(tmp_path: Path) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    (tmp_path / "example.py").write_text(example, "utf-8")
    (tmp_path / "wrong.py").write_text(example.replace("received.total", "received.totel"), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", str(tmp_path / "example.py"), str(tmp_path / "wrong.py")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    errors = [line for line in done.stdout.splitlines() if ": error:" in line]
    assert [Path(line.partition(":")[0]).name for line in errors] == ["wrong.py"], done.stdout
    assert 'has no attribute "totel"' in errors[0]
