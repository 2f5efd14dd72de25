"""The corpus gate: no floor is broken, nothing is wrong, invented or silent; every mess has its document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from instruments.corpus import CORPUS, REPORTS_FOLDER, Document, Floors, below, documents, lowered, measured, reached
from instruments.corpus.__main__ import pin
from instruments.corpus.build import Wanted, add, wanted
from instruments.corpus.documents import EXPECTED, FORMATS, TRUTH, read_document, truth_path, truth_text
from instruments.corpus.floors import Floor, read_floors, write_floors
from instruments.corpus.measure import FATAL, by_format, by_mess, table, verdict_of
from instruments.corpus.readme import README, renewed
from instruments.mutate import Truth
from instruments.mutate.case import CATALOGUE

FEW: list[Wanted] = [("column-unit.html", "html", ("column-unit",)), ("combined-02.docx", "docx", ())]


def few() -> Iterator[Wanted]:
    return iter(FEW)


def test_no_floor_is_broken() -> None:
    found = documents()
    verdicts = measured(found)
    assert below(read_floors(), reached(found, verdicts), verdicts) == []


def test_every_document_has_its_truth() -> None:
    paths = [path for path in CORPUS.iterdir() if path.suffix in FORMATS]
    truths = [path.name for path in CORPUS.iterdir() if path.name.endswith(TRUTH)]
    assert sorted(truth_path(path).name for path in paths) == sorted(truths)


def test_every_report_is_of_the_corpus() -> None:
    paths = [path for path in REPORTS_FOLDER.iterdir() if not path.name.endswith(EXPECTED)]
    assert {document.path for document in documents() if document.path.parent == REPORTS_FOLDER} == set(paths)


def test_every_mess_has_a_document() -> None:
    alone = {name for path in CORPUS.glob("*" + TRUTH) for name in _only_mess(path)}
    assert set(CATALOGUE) - alone == set(), "python -m instruments.corpus --build"


def _only_mess(truth: Path) -> list[str]:
    messes = list(read_document(truth.with_name(truth.name.removesuffix(TRUTH))).messes)
    return messes if len(messes) == 1 else []


def test_all_that_is_wanted_is_there() -> None:
    assert [name for name, _, _ in wanted() if not (CORPUS / name).is_file()] == [], (
        "python -m instruments.corpus --build"
    )


def test_the_readme_lists_the_corpus() -> None:
    text = README.read_text(encoding="utf-8")
    assert renewed(text) == text, "python -m instruments.corpus --build"


def test_the_corpus_is_small() -> None:
    assert sum(path.stat().st_size for path in CORPUS.iterdir()) < 2_000_000


def test_a_truth_is_read_as_it_was_written() -> None:
    for path in sorted(CORPUS.glob("*" + TRUTH))[::10]:
        document = read_document(path.with_name(path.name.removesuffix(TRUTH)))
        assert truth_text(document) == path.read_text(encoding="utf-8")


def test_the_builder_writes_the_same_bytes(tmp_path: Path) -> None:
    add(tmp_path / "one", few())
    add(tmp_path / "two", few())
    one, two = ({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert (one == two, len(one)) == (True, 4)


def test_what_is_written_is_frozen(tmp_path: Path) -> None:
    assert add(tmp_path, few()) == [name for name, _, _ in FEW]
    frozen, missing = (tmp_path / name for name, _, _ in FEW)
    frozen.write_bytes(b"frozen")
    missing.unlink()
    assert add(tmp_path, few()) == [missing.name]
    assert frozen.read_bytes() == b"frozen"
    assert add(tmp_path, few(), anew=True) == [frozen.name, missing.name]
    assert frozen.read_bytes() != b"frozen"


class TestTheGate:
    """That it can fail: the truth is made another one, and the record is no longer right."""

    @pytest.fixture
    def document(self) -> Document:
        return read_document(CORPUS / "html-th.html")

    def counts(self, document: Document, path: str, truth: Truth) -> dict[str, int]:
        verdict = verdict_of(replace(document, truths={**document.truths, path: truth}))
        return {name: verdict.counts[name] for name in (*FATAL, "lost", "exact")}

    def test_right(self, document: Document) -> None:
        verdict = verdict_of(document)
        assert (verdict.counts["exact"], verdict.counts["right"]) == (1, len(document.truths))

    def test_wrong_and_silent(self, document: Document) -> None:
        found = self.counts(document, "review.litigation_direct.total", Truth(123_456))
        assert found == {"wrong": 1, "invented": 0, "silent": 1, "crashed": 0, "lost": 0, "exact": 0}

    def test_invented_and_silent(self, document: Document) -> None:
        found = self.counts(document, "review.litigation_direct.total", Truth(None))
        assert found == {"wrong": 0, "invented": 1, "silent": 1, "crashed": 0, "lost": 0, "exact": 0}

    def test_not_doubted_is_silent(self, document: Document) -> None:
        path = "review.litigation_direct.total"
        found = self.counts(document, path, Truth(document.truths[path].value, loud=True))
        assert found == {"wrong": 0, "invented": 0, "silent": 1, "crashed": 0, "lost": 0, "exact": 0}

    def test_a_wrong_fact_is_not_exact(self, document: Document) -> None:
        counts = verdict_of(replace(document, facts={"year": 1999})).counts
        assert (counts["facts wrong"], counts["exact"]) == (1, 0)

    def test_what_is_refused_has_lost_its_values(self, document: Document, tmp_path: Path) -> None:
        path = tmp_path / "empty.html"
        path.write_bytes(b"")
        counts = verdict_of(replace(document, path=path)).counts
        assert (counts["refused"], counts["lost"], counts["exact"]) == (1, len(document.truths), 0)

    def test_a_fault_breaks_it(self, document: Document) -> None:
        wrong = replace(document, truths={**document.truths, "review.reconsideration.total": Truth(123_456)})
        now = reached([wrong], [verdict := verdict_of(wrong)])
        found = [line.partition(": ")[0] for line in below(Floors(now.fingerprint, {}), now, [verdict])]
        assert found == ["html-th.html"]

    def test_another_corpus_breaks_it(self, document: Document) -> None:
        now = reached([document], [])
        assert len(below(Floors("", {}), now, [])) == 1

    def test_a_document_has_a_row_for_its_mess_and_its_format(self, document: Document) -> None:
        verdicts = [verdict_of(document)]
        assert (list(by_mess(verdicts)), list(by_format(verdicts))) == (["html-th/html"], ["all", "html"])
        assert table("format", by_format(verdicts)).splitlines()[0].split()[:3] == ["format", "documents", "exact"]


class TestFloors:
    PINNED = Floors("x", {"html": Floor(10, 9, 2000, 1900), "text": Floor(5, 5, 1000, 1000)})

    @pytest.mark.parametrize(
        ("html", "broken"),
        [
            (Floor(10, 9, 2000, 1900), False),
            (Floor(10, 10, 2000, 2000), False),
            (Floor(10, 8, 2000, 1900), True),
            (Floor(10, 9, 2000, 1899), True),
            (Floor(12, 11, 2400, 2280), False),
            (Floor(12, 11, 2400, 2279), True),
        ],
    )
    def test_less_is_below(self, html: Floor, broken: bool) -> None:
        now = Floors("x", {**self.PINNED.formats, "html": html})
        assert [line.partition(":")[0] for line in lowered(self.PINNED, now)] == ["html"] * broken

    def test_a_format_that_is_gone_is_below(self) -> None:
        now = Floors("x", {"html": self.PINNED.formats["html"]})
        assert [line.partition(":")[0] for line in lowered(self.PINNED, now)] == ["text"]

    def test_written_and_read(self, tmp_path: Path) -> None:
        path = tmp_path / "floors.json"
        assert read_floors(path) == Floors("", {})
        write_floors(self.PINNED, path)
        assert read_floors(path) == self.PINNED

    def test_pinning_lowers_only_when_told_to(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        written: list[Floors] = []
        monkeypatch.setattr("instruments.corpus.__main__.write_floors", written.append)
        less = Floors("x", {**self.PINNED.formats, "html": Floor(10, 8, 2000, 1900)})
        assert len(pin(self.PINNED, less, [], lower=False)) == 1
        assert written == []
        assert pin(self.PINNED, less, [], lower=True) == []
        assert pin(less, self.PINNED, [], lower=False) == []
        assert written == [less, self.PINNED]
