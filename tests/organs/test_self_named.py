"""Where a document names itself, and where it names others: only the first says of which place an organ without one is."""

from __future__ import annotations

import pytest

from reportparse.organs.evidence import Said
from reportparse.organs.identity import identify

ITSELF = (
    "现公布甲教育局2020年政府信息公开工作年度报告。",
    "按照《条例》要求，特向社会公布甲教育局2020年度政府信息公开年度报告。",
    "现将甲教育局2020年政府信息公开工作年度报告公布如下：",
    "根据《中华人民共和国政府信息公开条例》要求，由甲教育局编制2020年年度报告。",
    "甲教育局根据《中华人民共和国政府信息公开条例》要求，编制本报告。",
    "本报告由甲教育局办公室编制。",
    "本年度报告由甲教育局按照《条例》第五十条编制而成。",
    "如对本报告有疑问，请与甲教育局办公室联系。",
    "我们在上级指导下工作。甲教育局（以下简称“我局”）严格落实。",
    "甲教育局2020年政府信息公开工作年度报告\n本报告依据条例编制。",
    "2020年，甲教育局认真贯彻落实《条例》。",
)

OTHERS = (
    "2020年，在甲教育局的指导下，我局认真落实《条例》，现公布本报告。",
    "按照甲教育局部署，编制本报告。",
    "收到甲教育局通报表扬一次。",
    "收到甲教育局（以下简称上级）通报。",
    "其中转送甲教育局申请1件。",
    "向甲教育局学习。",
    "我局接待甲教育局来访一批。",
    "与甲教育局签订合作协议。",
    "甲教育局根据《条例》对我局进行考核，编制本报告。",
    "甲教育局按照《条例》要求各县编制本报告。",
    "甲教育局2020年政府信息公开工作年度报告显示，得分靠前。",
    "先后参阅海门市教育局2020年度报告，甲教育局2020年度报告。",
    "转发甲教育局2020年政府信息公开工作年度报告。",
    "本报告由甲教育局审核后公布。",
    "本报告由甲教育局指导编制。",
    "如对本报告有异议，可向甲教育局反映。",
    "甲教育局发布本报告格式，照此编制。",
    "甲教育局公布本报告，我们照此编制。",
    "现公布甲教育局2020年年度报告要求的事项。",
    "2020年，甲教育局高度重视，我局认真落实。",
    "按照\n甲教育局\n2020年度报告的要求编制。",
    "工作有序开展。甲教育局认真贯彻落实《条例》。",
)


@pytest.mark.parametrize("sentence", ITSELF)
@pytest.mark.parametrize(
    ("organ", "place", "code"), [("教育局", "如东县", "320623"), ("鼓楼区教育局", "南京市鼓楼区", "320106")]
)
def test_a_name_by_which_the_document_means_its_author_counts(sentence: str, organ: str, place: str, code: str) -> None:
    assert _code(organ, preamble=sentence.replace("甲", place)) == code


@pytest.mark.parametrize("sentence", OTHERS)
@pytest.mark.parametrize(("organ", "place"), [("教育局", "南通市"), ("鼓楼区教育局", "南京市鼓楼区")])
def test_a_name_of_another_party_does_not(sentence: str, organ: str, place: str) -> None:
    assert _code(organ, preamble=sentence.replace("甲", place)) is None


@pytest.mark.parametrize(
    "against",
    [
        {"address": "如东县掘港街道1号"},
        {"address": "徐州市云龙区1号"},
        {"postcode": "100020"},
        {"phone": "0516-85012345"},
        {"website": "www.nanjing.gov.cn"},
        {"path": "南通市/如东县/教育局.docx"},
    ],
)
def test_what_speaks_against_the_place_keeps_it_open(against: dict[str, str]) -> None:
    preamble = "现公布南通市教育局2020年政府信息公开工作年度报告。"
    assert _code("教育局", preamble=preamble) == "320600"
    assert _code("教育局", preamble=preamble, **against) is None


def test_two_places_before_one_name_keep_it_open() -> None:
    own = "现公布如东县教育局2020年政府信息公开工作年度报告。"
    assert _code("教育局", preamble=own + "感谢海安市教育局。") is None
    assert _code("县教育局", preamble=own + "感谢南通市教育局。") == "320623"


def test_a_path_contradicts_a_preamble_and_no_address() -> None:
    preamble, path = "本报告由南京市鼓楼区教育局编制。", "开封市/鼓楼区/教育局.docx"
    assert _code("鼓楼区教育局", preamble=preamble, path=path) is None
    assert _code("鼓楼区教育局", preamble=preamble, address="南京市中山北路1号", path=path) == "320106"


def test_an_address_that_names_a_town_elsewhere_is_not_its_own() -> None:
    assert identify("城关镇人民政府", 2020, Said(address="西安市长安区对口帮扶办转大荔县城关镇")).parent is None
    assert identify("城关镇人民政府", 2020, Said(address="陕西省大荔县城关镇")).parent == "610523"


def _code(organ: str, **said: str) -> str | None:
    region = identify(organ, 2020, Said(**said)).region
    return region.code if region else None
