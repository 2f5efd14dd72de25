"""Sentences of the running text, and the exact quantities in them with the words around.

A number counts only if it is exact: "10余件", "近3000条", "3-5件", "第3次", "每月40条" are none (domain §5).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportparse.chinese.counters import COUNTER, COUNTERS
from reportparse.chinese.numerals import HANZI_NUMERALS
from reportparse.chinese.text import split_marker
from reportparse.chinese.values import Number, parse_value
from reportparse.patterns import regex

MAX_SENTENCE = 2_000
"""Characters of the longest text without a full stop that is taken for a sentence."""

MAX_CONTEXT = 1_200
"""Characters before a sentence, in its line, that are looked at for its year and its topic."""

MAX_REST = 40
"""Characters after a number that are looked at for what its parts are."""

_HEADING_END = regex("[。:：]")
_SENTENCE = regex(r"[^。！？!?]+[。！？!?]*")
_NOTE_MARKS = regex(r"[①-⑳⑴-⒇]")
_COUNTING_RULE = regex(r"\(不同[^()\d]{1,24}[计算]1[条次件]\)", needs=("不同",))
"""How the form says to count, copied with a label: 主动公开政府信息数(不同渠道和方式公开相同信息计1条)."""

_RAISED = regex(r"[¹²³⁰-⁹]")
_LISTED = regex(r"(?:(?<=[:;,。])|^)\(?\d{1,2}[.、)](?=[^\d.、)])")
_BANKERS = "壹贰叁肆伍陆柒捌玖拾佰仟"
_WRITTEN_OUT = regex(rf"[零{_BANKERS}万]*[壹贰叁肆柒捌玖佰仟][零{_BANKERS}万]*(?={COUNTER}|元)")
_BANKER = regex(f"[{_BANKERS}]", needs=[*_BANKERS])
_FROM_BANKERS = str.maketrans(_BANKERS, "一二三四五六七八九十百千")
_PARTED_DIGITS = regex(r"(?<=\d)\s+(?=\d)")
_TITLE = regex(r"《[^》]*》|“[^”]*”|「[^」]*」|\"[^\"]*\"")
_NUMERALS = regex(rf"[\d{HANZI_NUMERALS}]")
_EITHER_POST = regex(r"(?:专职?\(或?兼职?\)|兼职?\(或?专职?\))职?")
_MASK = "□"
_PART = "␣"  # stands where blanks part digits: nobody knows whether 1 234 is one number

_QUANTITY = regex(
    rf"(?P<number>\d[\d,]*(?:\.\d+)?万?|[{HANZI_NUMERALS}]+)(?P<vague>[余多来几])?(?P<unit>{COUNTER})"
    r"|(?P<zero>[0零])(?=[,;:、)]|$)"
)
_SORTS = regex(rf"(?<![\d{HANZI_NUMERALS}.第])(?:(?:\d+|[{HANZI_NUMERALS}]+)个?[大小]?类[、,]?)+(?=(?:共计?|合计)?\d)")
"""Into how many sorts the things fall that are counted next: 共计七大类35小类216条."""

_VAGUE_REACH = 4  # characters of the longest word in `_VAGUE_BEFORE` and one more
_VAGUE_BEFORE = regex(
    r"(?:约|近|超过?|逾|突破|接近|不足|不到|不少于|不低于|至少|最多|多达"
    r"|[几上\d第每某./A-Za-z□␣万亿百千]|\d,|[\d件条次场份][-~—–至到])$"
)
_VAGUE_AFTER = regex(r"左右|以上|以下|以内|上下|不等|余|多|[-~—–至到]\d|事(?!项)")
_BREAKS = ",;:()"
_BOUNDARY = regex(f"[{_BREAKS}]")
_FOLLOW_END = regex(r"[,;:()、]|$")
_POWERS = "十百千万"
RUNNING_ON = "…"
_TELLING = regex(rf"{_QUANTITY.pattern}|含[^()]*(?:部分公开|予以公开|不予|提供|处理)")
"""Brackets that make another number of the one behind them: (含部分公开)."""

_SPAN = regex(r"以来|累计|历年|至今|截[至止]|迄今|[上下]半年|季度|年|月")
_LAST_OF_COUNTERS = frozenset(counter[-1] for counter in COUNTERS)
_EMPTY_BRACKETS = regex(r"\([^()]*\)")
FILL = (
    r"(?:的?(?:数量|总数量?|总量|件数|条数|数))?(?:共计?|共有|合计|总计|总共|一共|累计|均|皆|都|仅)?(?:为|有|是|达到?)?"
)
_ALL = ("均", "都", "皆")
_ONLY_FILL = regex(FILL)
_ENDS = "。！？；：!?;:.”）)"
_SHORT_LINE = 20
_BEGINS_COUNTER = regex(rf"(?:{COUNTER})[，,、；;。（]")
_BEGINS_COUNT = regex(rf"\d[\d,]*(?:{COUNTER})(?:[，,、；;（].|。)")
_IN_PROSE = regex("[，,、]")
_JOINTS = regex(r"^(?:[、和与并]|及(?!时))+")
_ADVERBIAL = regex(r"(?:通过|利用|依托|借助|在|充分利用|充分发挥)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. `text` is the document's without line feeds, `plain` is for matching.

    `context` is what stands before it in its paragraph, `heading` the numbered sub-heading above it, both made plain.
    """

    section: int
    text: str
    plain: str
    context: str
    heading: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """An exact number. `lead` is the clause before it, `follow` the words after it up to the next break or number.

    `carried` is what stands before the lead in its clause, other numbers with it: in "转载解读3篇、图解2篇" the second has
    the lead 图解 and the carried words 转载解读3篇、. `segment` is everything before it since the last semicolon, closed
    brackets left out; `before` since the line began; `rest` everything after it up to the next semicolon. Remarks in
    brackets stand in none of these: `aside` holds those of its clause, `note` the one behind it.
    """

    value: Number
    unit: str | None
    lead: str
    carried: str
    follow: str
    segment: str
    before: str
    rest: str
    aside: str = ""
    note: str = ""


def plain(text: str) -> str:
    """Text for matching: widths unified, blanks gone, digits of titles and quotations masked.

    A bracket in the midst of a word is no remark to be left out: 专(兼)职 becomes 专兼职, which is neither of the two.
    """
    text = _NOTE_MARKS.sub("；", _RAISED.sub("", text))
    text = _PARTED_DIGITS.sub(_PART, unicodedata.normalize("NFKC", text))
    if _BANKER.search(text):
        text = _WRITTEN_OUT.sub(lambda number: number[0].translate(_FROM_BANKERS), text)
    text = _COUNTING_RULE.sub("", "".join(text.split()))
    if "职" in text:
        text = _EITHER_POST.sub("专兼职", text)
    return _TITLE.sub(lambda title: _NUMERALS.sub(_MASK, title[0]), text)


def sentences(sections: Sequence[tuple[int, str]]) -> Iterator[Sentence]:
    """Every sentence of every section in order; the end of a paragraph ends one, too."""
    for section, text in sections:
        heading = ""
        for line in _paragraphs(text):
            if split_marker(line)[1] is not None:
                heading = plain(_HEADING_END.split(line, maxsplit=1)[0])
            context = ""
            for part in _SENTENCE.findall(line):
                if len(part) > MAX_SENTENCE:
                    continue
                made = plain(part)
                yield Sentence(section, part.replace("\n", "").strip(), made, context, heading)
                context = (context + made)[-MAX_CONTEXT:]


def _paragraphs(text: str) -> list[str]:
    """Lines of a text, with a line that broke off in the midst of a sentence joined to the next (layout, PDF, plain text)."""
    lines = text.split("\n")
    breaks = [_breaks_off(line, behind) for line, behind in pairwise(lines)]
    joined = [lines[:1]]
    for at, line in enumerate(lines[1:]):
        in_prose = breaks[at] is None and _IN_PROSE.search(lines[at])
        if breaks[at] or (in_prose and (len(joined[-1]) > 1 or True in breaks[at + 1 : at + 2])):
            joined[-1].append(line)
        else:
            joined.append([line])
    return ["\n".join(lines) for lines in joined]


def _breaks_off(line: str, behind: str) -> bool | None:
    """Whether a line breaks off in a sentence that the one behind it goes on with; None where it may, if lines beside it do.

    A short line may be a heading or a row: sure is there only a number without its counter (申请37⏎件，上年结转2件), or one
    that begins the line behind in the midst of a sentence (公开⏎201条，微信公开67条).
    """
    if not line or line[-1] in _ENDS or split_marker(behind)[1] is not None:
        return False
    cut = line[-1].isdigit() and not line.isdigit() and _BEGINS_COUNTER.match(behind)
    return True if len(line) >= _SHORT_LINE or cut or _BEGINS_COUNT.match(behind) else None


def quantities(sentence: Sentence) -> list[Quantity]:
    """The exact quantities of a sentence, in order."""
    text = sentence.plain.rstrip("。！？!?.")
    text = _LISTED.sub("", _SORTS.sub("", text) if "类" in text else text)
    text, remarks = _without_remarks(text)
    found = []
    matches = list(_QUANTITY.finditer(text))
    for i, match in enumerate(matches):
        previous_end = matches[i - 1].end() if i else 0
        next_start = matches[i + 1].start() if i + 1 < len(matches) else len(text)
        value = _value(match)
        if value is None or _is_vague(text, match):
            continue
        segment = _EMPTY_BRACKETS.sub("", text[: match.start()]).rpartition(";")[2]
        lead = _lead(text[previous_end : match.start()], first=i == 0)
        clause_start = max(text.rfind(mark, 0, match.start()) for mark in _BREAKS) + 1
        clause = text[clause_start : match.start()]
        found.append(
            Quantity(
                value,
                match["unit"],
                lead,
                clause.removesuffix(lead) if clause.endswith(lead) else "",
                _follow(text, match.end(), next_start),
                segment,
                sentence.context + text[: match.start()],
                text[match.end() : match.end() + MAX_REST].partition(";")[0],
                "".join(remark for at, remark in remarks if clause_start <= at < match.end()),
                _note(text, match.end(), remarks),
            )
        )
    return found


def _note(text: str, end: int, remarks: Sequence[tuple[int, str]]) -> str:
    """The remark right behind a number, or one on all that stand joined there: 复议3件、诉讼2件(均与信息公开无关)."""
    for at, remark in remarks:
        if at == end or (at > end and remark[:1] in _ALL and not _BOUNDARY.search(text, end, at)):
            return remark
    return ""


def _without_remarks(text: str) -> tuple[str, list[tuple[int, str]]]:
    """The text without the brackets that count nothing, and what these say, with the place in it where each stood."""
    remarks: list[tuple[int, str]] = []
    n_taken = 0

    def taken(bracket: re.Match[str]) -> str:
        nonlocal n_taken
        if _is_telling(bracket):
            return bracket[0]
        remarks.append((bracket.start() - n_taken, bracket[0][1:-1]))
        n_taken += len(bracket[0])
        return ""

    return (_EMPTY_BRACKETS.sub(taken, text) if "(" in text else text), remarks


def _is_telling(bracket: re.Match[str]) -> bool:
    """Whether a bracket says more than a remark: another number, or of which span the number before it is."""
    counted = bracket.string[bracket.start() - 1 : bracket.start()] in _LAST_OF_COUNTERS
    return bool(_TELLING.search(bracket[0]) or (counted and _SPAN.search(bracket[0])))


def _is_vague(text: str, match: re.Match[str]) -> bool:
    """Whether a number is not meant exactly: 近3000条, 10余件, 数十件. "申请数9件" is exact."""
    if match["vague"] or _VAGUE_AFTER.match(text, match.end()):
        return True
    if match.start() and text[match.start() - 1] == "数" and match[0][0] in _POWERS:
        return True
    return _VAGUE_BEFORE.search(text, max(0, match.start() - _VAGUE_REACH), match.start()) is not None


def _value(match: re.Match[str]) -> Number | None:
    text = match["zero"] or match["number"]
    if text == "一":  # `parse_value` takes a lone 一 for a stroke; before a counter it is the numeral
        return 1
    value = parse_value(text)
    return None if value.doubt == "suspicious" else value.number


def _lead(between: str, *, first: bool) -> str:
    """The words before a number that say what it counts: those since the last comma, or more where these are not enough.

    Where only a filler stands there, the clause before it is taken too: "收到申请,共计12件" gives 收到申请共计. A clause
    that says where a thing was done belongs to the one after it: "通过门户网站,发布信息12条" gives both. The words up to
    the first comma after another number are that number's, and never taken: in "3件办结,共计5件" nothing is left but 共计;
    `first` says that no number stands before.
    """
    clauses = _BOUNDARY.split(between)
    lead = clauses.pop()
    if not first and not clauses and lead[-1:] in ("、", "和", "及", "与"):
        return ""  # 2名专职人员、5名兼职人员: what stands between belongs to the first
    clauses = clauses if first else clauses[1:]
    if _ONLY_FILL.fullmatch(lead) and clauses and not between.endswith(")"):
        lead = clauses.pop() + lead
    if clauses and _ADVERBIAL.match(clauses[-1]):
        lead = clauses[-1] + lead
    return _JOINTS.sub("", lead)


def _follow(text: str, end: int, next_start: int) -> str:
    """The words after a number; `RUNNING_ON` where they run into the next number, whose words they are."""
    stop = _FOLLOW_END.search(text, end)
    at = stop.start() if stop else len(text)
    if at > next_start and text[next_start - 1] in "和及与":
        return text[end : next_start - 1]
    return text[end:at] if at <= next_start else RUNNING_ON
