"""The pipeline is one readable list: bytes to Report, one line a stage, in one direction."""

from __future__ import annotations

from reportparse.admission import admit
from reportparse.belief import believe
from reportparse.checks import check
from reportparse.compose import compose
from reportparse.filing import filing_errors
from reportparse.masthead import read_masthead
from reportparse.normalise import normalise
from reportparse.readers import read
from reportparse.report import Report
from reportparse.segment import segment
from reportparse.standing import locate


def parse(data: bytes, name: str = "", *, cells: bool = False) -> Report:
    """One report's bytes to its record. Raises a ReportparseError where no report can be made, and nothing else."""
    document = read(data, name)
    outline = segment(document)
    tables = believe(normalise((numbered.number, numbered.table) for numbered in outline.tables))
    masthead = read_masthead(document, outline)
    admit(document, outline, tables, masthead)
    checks = check(tables.readings.values())
    remarks = [*locate(checks, tables.readings.values()), *filing_errors(masthead, outline, tables)]
    return compose(data, name, document, outline, tables, masthead, checks, remarks, cells=cells)
