"""Whose website or account a number of items is of, and whether of all of it or of one of its columns."""

from __future__ import annotations

from reportparse.narrative.channels import CHANNELS
from reportparse.narrative.offices import OFFICE, is_own, sums_up
from reportparse.narrative.quantities import Quantity
from reportparse.narrative.vocabulary import OURS, with_us
from reportparse.patterns import regex

_PLACES = "省市县区州盟旗镇乡"
_SITE = "|".join((*(CHANNELS[channel] for channel in ("website", "wechat", "weibo", "new_media")), "账号"))
_NAMED = regex(_SITE)
_US = rf"(?<![{_PLACES}])[我本](?:{OFFICE}|[{_PLACES}])"
_OURS = regex(_US)
_WHERE = regex(r"通过|利用|依托|借助|运用|在|我们")
"""Opens the place where the organ publishes, whoever owns it: 在县政府网站发布信息9条 is its own deed."""

_HIGHER = regex(
    r"(?:(?P<whose>省|自治区|国家|国务院|(?<![全各])部(?=官|网|门户))(?:级|人民)?(?:政府|委|局|厅)?[^,;、\d]{0,6}(?:门户|官方)?网站?)(?!络|上|民)"
)
_OF_THE_CITY = regex(
    r"^(?:全年|共|年内|本年度?|同时|其中)*市(?:级|委|人民)?(?:政府)?[^,;、\d]{0,2}(?:门户|官方)?网站?(?!络|上|民)"
)
_BELOW_A_CITY = regex("[县区旗镇乡]|街道")
_OF_OTHERS = regex(
    rf"各(?!类|种|大|级|个|平台|渠道|政务|官方|{_SITE})[^,;、\d]{{2,10}}?(?:{_SITE})"
    rf"|(?:上级|下级|下属|所属|直属|[省市县区]直(?:各|机关)?(?:部门|单位)|[局委厅院镇乡县市区]属)的?[^,;、\d]{{0,6}}(?:{_SITE})"
)
"""各部门微信公众号, 上级网站: not even a government's own."""

_OF_A_PLACE = regex(rf"全[{_PLACES}][^,;\d]{{0,6}}\d+个[^,;]*$")
_OFFICE = regex(
    rf"(?:^|[,;:。年])(?:全年|共|年内|本年度?|同时|其中)*(?P<whose>[^,;:。\d]{{0,20}}?(?:[局委厅院部处]|办公?室?))的?[^,;:。、\d“]{{0,4}}(?:{_SITE})"
)
"""The office right before its site: 市局微信公众号."""

_RUNS = "主办|运营|运维|主管|开办|承办|管理|维护"
_RUN_BY = regex(rf"(?:{OFFICE})[^,;]{{0,4}}(?:{_RUNS})|(?:{_RUNS})(?:单位|机关|部门)?:?[^,;]{{1,20}}(?:{OFFICE})")
_SHARE = regex(
    rf"[,(](?P<said>(?:(?!{_SITE})[^,;()]){{0,16}}(?:{_US})(?P<has>(?:(?!{_SITE})[^,;()]){{0,16}}))(?=[,;()]|$)"
)
_STANDS = regex(
    "位居|居第|居全|占|排名|排第|排在|列第|名列|位列|报送|上报|供稿|投稿|推荐|采用|录用|采纳|入选|上稿|用稿|刊发|刊登|登载"
)
_HAS = regex(r"^(?:[有为共占]|发布|公开|更新|提供|上传|推送|维护|负责|承担|信息|政务|政府|其中|内容|稿件)*\d")
"""What is said of an office's share in a site that is not its own: of a site's 9860条,其中我局报送采用145条 it has 145."""

_ON_US = regex(
    rf"(?:发布|推送|刊发|刊载|刊登|登载|转载|转发|采用|推出|报道)了?(?:{_US})[^,;\d]{{0,6}}(?:(?P<sent>稿)|信息|文章|作品|消息|工作|动态)"
)
"""Somebody's account, on which something of or about the organ appeared."""

_COLUMN = regex(rf"(?:{_SITE})(?!各?类?(?:栏目|专栏))[^,;、\d]{{0,24}}?(?:栏目|专栏|专题|频道|板块|专区)")
_NAMED_COLUMN = regex(rf"(?:{CHANNELS['website']})(?:首页|的)?[“「\"][^”」\"网]*[”」\"]")
_OWN_COLUMN = regex(rf"(?:信息|政务)公开|部门(?:频道|专栏|栏目|板块)|{OURS}|{_US}")
_BESIDE_A_COLUMN = regex(
    r"[,、](?:其[他它余]|全站|整站|另)?[^,;、\d]{0,12}(?:全站|整站|栏目|专栏|专题|频道|板块|专区)[^,;、\d]*\d"
)


def is_elsewhere(channel: str, quantity: Quantity, organ: str | None) -> bool:
    """Whether a number of items by a channel is of a site or an account that is not the organ's, or of a part of one."""
    higher = channel == "website" and _is_of_higher_site(quantity.lead, organ)
    return higher or _is_of_another(quantity, organ) or _is_of_one_column(quantity, organ)


def _is_of_higher_site(lead: str, organ: str | None) -> bool:
    """Whether a clause names the website of the province or the state, and the organ is none of its offices."""
    site = _HIGHER.search(lead)
    return site is not None and (organ is None or site["whose"] not in organ)


def _is_of_another(quantity: Quantity, organ: str | None) -> bool:
    """Whether items are of the site or account of another office, or of many offices, with the organ's share in them.

    A site that is only named (县政府门户网站发布信息9条) is where the organ publishes; it is another's where
    the words say so: who runs it, that it published the organ's own, or what the organ's share is.
    """
    if _OF_OTHERS.search(quantity.lead) or (
        organ and not sums_up(organ) and _OF_A_PLACE.search(quantity.segment.removesuffix(quantity.lead))
    ):
        return True
    if _RUN_BY.search(quantity.aside) and not _OURS.search(with_us(quantity.aside, organ)):
        return True
    said = quantity.lead if _NAMED.search(quantity.lead) else quantity.segment
    lead = with_us(said, organ)
    site = _NAMED.search(lead)
    if site is None or _WHERE.search(lead, 0, site.start()) or _OURS.search(lead, 0, site.start()):
        return False
    if organ and (office := _OFFICE.match(said)) and not is_own(f"{office['whose']}发布", organ):
        return True
    share, on_us = _SHARE.search(quantity.rest), _ON_US.search(lead, site.end())
    if share and (_STANDS.search(share["said"]) or _HAS.search(share["has"])):
        return True
    if on_us:
        return on_us["sent"] is not None or "网" not in site[0]
    return bool(organ and "市" not in organ and _BELOW_A_CITY.search(organ) and _OF_THE_CITY.search(lead))


def _is_of_one_column(quantity: Quantity, organ: str | None) -> bool:
    """Whether items are of one column of a site alone: 网站“公示公告”栏目公开信息9条.

    The column on the disclosure of information, and the organ's own on a site of its government, is what the organ has
    there, unless other columns, or the whole site, are counted beside it.
    """
    lead = with_us(quantity.lead, organ)
    column = _COLUMN.search(lead) or _NAMED_COLUMN.search(lead)
    if column is None:
        return False
    return not _OWN_COLUMN.search(column[0]) or _BESIDE_A_COLUMN.search(quantity.rest) is not None
