"""The identity of a record's organ: what the record says of it, asked of the regions of its year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportparse.organs.evidence import Said
from reportparse.organs.identity import Organ, identify
from reportparse.organs.regions import LAST_YEAR, province_of
from reportparse.record.columns import IDENTITY

if TYPE_CHECKING:
    from reportparse.record.base import Record


def organ_of_record(record: Record) -> Organ | None:
    """Who reports; None where the record names nobody."""
    about, contact = record["report"], record["report"]["contact"]
    if not about["organ"]:
        return None
    said = Said(
        title=about["title"] or "",
        preamble=record["preamble"] or "",
        address=contact["address"] or "",
        postcode=contact["postcode"] or "",
        phone=contact["phone"] or "",
        website=about["website"] or "",
        path=record["source"]["name"],
    )
    return identify(about["organ"], about["year"], said)


def organ_facts(record: Record) -> dict[str, str | None]:
    """What the columns `columns.IDENTITY` hold, by their names."""
    organ = organ_of_record(record)
    if organ is None:
        return dict.fromkeys(column.name for column in IDENTITY)
    region = organ.region
    code = region.code if region else organ.parent
    province = province_of(code, record["report"]["year"] or LAST_YEAR) if code else None
    return {
        "organ_key": organ.key,
        "organ_level": organ.level,
        "organ_kind": organ.kind,
        "region_code": region.code if region else None,
        "region_name": region.name if region else None,
        "parent_region": organ.parent,
        "province_code": province.code if province else None,
        "province": province.name if province else None,
        "region_evidence": organ.evidence,
    }
