"""What is remarked on a number right behind it, in brackets or on all of it: 5篇（转载）, 3场，均由县政府办组织."""

from __future__ import annotations

from reportparse.narrative.clauses import is_done, is_unrelated
from reportparse.narrative.kinds.declaration import Kind
from reportparse.narrative.offices import OFFICE, is_own
from reportparse.narrative.quantities import Quantity
from reportparse.narrative.topics import TOPICS
from reportparse.narrative.vocabulary import is_understood
from reportparse.patterns import regex

_ALL_OF_IT = regex(r",(?P<said>(?:(?:均|都|皆|全部)(?!已|经)|[系为])[^,;()\d]{2,30})(?=[,;(]|$)")
_ADDS = regex("^(?:另|不)?(?:含|包括|其中)")
"""What is counted with the rest takes nothing back: (含转载)."""

_ONLY = regex(r"^(?:仅|只)(?!.*公开)|^(?!.*公开)[^各]{2,10}类(?:信息|文件|文章|内容)?$")
_NOT_ITS_OWN = regex(r"^(?:均|都|皆|全部)?(?:[为系是])?(?:由)?(?:参加(?!过)|上级|转载|转发|拟|计划|预计)")
_BY_AN_OFFICE = regex(
    rf"^(?:均|都|皆|全部)?(?:[为系是由])?(?P<office>[^,;:、\d]{{1,14}}?(?:{OFFICE}))(?:组织|举办|开展|召开|制发|印发|发布|制定|收到)?$"
)
_OUR_ROOM = regex("^(?:[局委厅院镇乡]|街道)?(?:党政|综合|政务公开)?(?:办|办公室|机关|[^区县市省]{0,6}[科股室处])$")
_CAME = ("requests_received", "requests_handled", "requests_answered")


def is_taken_back(quantity: Quantity, kind: Kind, organ: str | None) -> bool:
    """Whether the brackets behind a number, or the clause there that speaks of all of it (均为…), take it back."""
    behind = _ALL_OF_IT.match(quantity.rest)
    notes = [quantity.note, behind["said"] if behind and not kind.noted else ""]
    return any(note and _speaks_against(note, kind, organ, quantity.carried + quantity.lead + note) for note in notes)


def _speaks_against(note: str, kind: Kind, organ: str | None, said: str) -> bool:
    """Whether a remark says that what was counted is of another matter, a class, not the organ's deed, or not done.

    Cases need a remark of known words: any other is the matter that they are about. `said` is the remark behind the words
    before its number: requests that are said to be for information may be on licences.
    """
    if is_unrelated(note, ""):
        return True
    if kind.noted:
        return "公开" not in note and ("类" in note or not is_understood(note, None, kind.noted))
    if _ADDS.search(note):
        return False
    if _ONLY.search(note) or _NOT_ITS_OWN.search(note) or not is_done(note):
        return not kind.what.startswith("requests_")
    office = _BY_AN_OFFICE.search(note)
    if office and not kind.what.startswith("requests_") and not _OUR_ROOM.search(office["office"]):
        return not is_own(f"{office['office']}发布", organ)
    if kind.what in _CAME:
        return "公开" not in said and TOPICS["foreign"].search(note) is not None
    about = kind.what.startswith("train") and "培训" in note and "公开" not in note
    return about and not is_understood(note, None, kind.words)
