"""The words that a clause may be made of for its number to be a figure: a closed vocabulary of these reports.

A phrase of a kind says what is counted; every other word of the clause has to be known to change nothing of that. A word that
is not known here (a matter, a place, a class) may make the number a part, or somebody else's: it is left out, never guessed.
"""

from __future__ import annotations

import re

from reportparse.chinese.counters import COUNTER
from reportparse.chinese.dates import NUMBERED_YEAR
from reportparse.narrative.offices import OFFICE, is_short_for
from reportparse.patterns import HANZI, regex

OURS = "我局"
"""How an organ calls itself, for any."""

_TIME = """
    据统计 统计 据不完全统计 本年 今年 当年 全年 去年 上年 上一年 下年 次年 下一年 次一年 年 度 来 内 报告期 期间 截至 截止
    止 日 月 自 从 至 到 起 底 末 前 目前 如期 先后 后 时 中 - — ~
"""
_OFFICES = """
    开发区 高新区 经开区 园区 景区 保税区 本行政机关 各级 各乡镇 各县区 部门 单位 机关 我们 市直 县直 区直 本级 全街 局
    镇机关 办公室 党政办 党政办公室 办 法制科 政务公开科 政府办公室 办公厅 政务公开办公室 管委会 街道 上级 法院 人民法院
    有权机关 国家 省级 市级 县级 两级 所属 直属 下属 牵头 名义 联合 单独 会同 公民 法人 其它组织 组织 社会 公众 群众 市民
    个人 企业 干部 职工 科室 股室 机构 队伍 体系 所有 社会各界 同志 员 家 位 人次 人 名
"""
_MANNER = """
    主动 依法 依规 依照 按照 根据 按 规定 要求 期限 法定 全面 准确 规范 有序 积极 持续 认真 严格 妥善 高效 圆满 有效 统一
    直接 自行 独立 书面 当面 电子 线上 线下 网上 网络 信函 邮寄 向 对 对外 面向 就 由 在 以 经 于 予 给予 作出 做出 充分
    发挥 优势 作用 正式 同步 配发 配套 补充 原创 例行 规范化 常态化 不断 加强 加大 强化 推进 力度 做好 抓好 围绕 切实 扎实
    深入 定期 多次 分别 补正 统筹 依据 还 即 仅 只 及其 第一时间 全覆盖 全过程 保质保量 共 总 合计 累计 计 新 新增 实际 实
    完成 均 都 皆 全部 各项 多 各 种 类 等 的 了 并 也 其中 包括 包含 含 另 另外 同时 此外 为 是 有 现 达 条数 数 量 次数
    场次 已 曾 无 未 零 连同 加上 剩余 其余 合并 没有 尚 不 和 及 与 或 或者 暨 、 , : 一 二是 三是 四是 五是 六是 有关 相关
    关于 针对 涉 因 而 被 代表 以外
"""
_CHANNELS = """
    通过 利用 依托 借助 运用 渠道 平台 方式 形式 途径 载体 媒介 媒体 网站 官网 官方 门户 门户网 门户网站 网页 网站群 微信
    公众号 订阅号 服务号 微博 今日头条 头条 抖音 视频号 快手 矩阵 账号 账户 客户端 两微一端 政府网 政府网站 信息网 政务网
    信息公开网 专栏 频道 栏目 板块 公开栏 公示栏 公告栏 宣传栏 政务服务中心 融媒体 融媒体中心 公报 采购网 图片 视频 采用
    图解 图表 音频 文字 动漫 电视 广播 报纸
"""
_DEEDS = """
    清理 公开 发布 更新 推送 公布 编发 编印 编辑 推出 形成 保留 制作 撰写 上传 登载 刊登 刊发 发文 推文 博文 发博 发出 报送
    文章 图文 消息 稿 内容 资讯 动态 报道 作品 转载 审核 审查 政府 政务 信息 工作 方面 情况 情形 事项 事务 日常 问题 事宜 任务
    业务 接到 接收 收 受理 登记 收悉 收取 承办 督办 办理 处理 办结 答复 回复 反馈 申请 信件 事件 件 书 表 件次 条次 1位
    依申请 提交 提出 递交 案 决定 告知 结果 属 系 结转 转入 转接 遗留 延续 顺延 延期 转 继续 部分 同意 准予 无法提供 其他
    不服 掌握 现成 原因 过程性 存在 行政 复议 诉讼 应诉 起诉 提起 申诉 发生 出现 产生 引发 引起 导致 又 再 规范性文件 文件
    规章 地方 制发 制定 出台 印发 废止 宣布 失效 修改 修订 现行有效 有效存续 存续有效 政策 政策性文件 解读 材料 产品 新闻
    通气会 举办 召开 主持 开办 运营 运维 领导小组 举行 开展 参加 参训 接受 受训 培训 班 会议 会 例会 活动 讲座 部署会 专题
    专项 集中 内部 邀请 专家 轮训 上门 配 配备 配有 设立 设置 设 落实 明确 确定 指定 安排 固定 专职 兼职 负责 从事 承担 组成
    具体 岗位 在岗 专门 建设 保障 出版 出刊 发行 期
"""
_SPECIAL = regex(
    rf"\d[\d,.]*万?(?:{COUNTER})|{NUMBERED_YEAR}(?:年度?)?|\d{{1,2}}月(?:\d{{1,2}}日)?|\d{{1,2}}(?=[\-—~至]\d{{1,2}}月)"
    r"|(?:均|都|皆|全部)(?:胜诉|维持|审结|驳回|判决|撤诉)"
    r"|[“\"「『][^”\"」』]*[”\"」』]?|[”\"」』]|《[^》]*》"
    r"|全[省市县区州](?!各|政|行)[^,;:()、\d]{1,8}?系统"
    rf"|(?:会同|联合|邀请)[^,;:()、\d]{{1,12}}?(?:{OFFICE})(?=[来到在对]?[我本]|举办|开展|组织|召开)|来(?=我)"
    rf"|在[^,;:()、\d]{{1,12}}?(?:{OFFICE})的?指导下|税务(?=网站|公众号|微信|微博)"
    rf"|全系统|[我本全](?:{OFFICE}|[省市县区州盟旗镇乡局委办厅院处校馆队所署司])(?:机关|本级|办公室|系统|上下|范围)?"
    r"|[省市县区](?:人民)?法院|(?<=[在过于])[^,;:()、\d]{2,4}[市县区旗州](?:人民)?政府(?=(?:门户|官方)?网站)"
    rf"|[省市县区镇乡](?:{OURS}|(?:人民)?政府(?:网站?)?|委|局)|[省市县区局委厅镇](?=门户|官方|网站|官网|本级|机关|[、和])|[县市区]融媒体"
    r"|[^,;:()、\d]{1,8}?(?:局|厅|委)(?=[、和联]|名义|网|官方|门户|[^,;:()、\d]{1,8}局联合)"
    r"|围绕[^,;:()\d]{1,30}?(?=发布|推出|制作|编发|公开)|(?:涉及|关于|有关)[^,;:()\d]{1,24}?等(?:领域|方面|事项|内容|问题)?的"
)
"""Years and days, quotations, offices (whose count it is, `offices` tells), what requests or posts are about in general."""

_SHORT = regex(rf"(?:(?<=[,;:。年度内])|^){HANZI}{{2,8}}?(?:局|管委会|委|厅|院)", needs=("局", "委", "厅", "院"))
_OFFICE_OF = regex("人民政府$|办事处$|管理委员会$")
_WORDS = frozenset(word for words in (_TIME, _OFFICES, _MANNER, _CHANNELS, _DEEDS) for word in words.split())
_LONGEST = max(map(len, _WORDS))


def is_understood(words: str, organ: str | None, also: tuple[str, ...] = ()) -> bool:
    """Whether a clause is made of known words alone, or of `also`; the organ that reports is known by its name."""
    return _is_made_of_known(words, also) or _is_made_of_known(with_us(words, organ), also)


def _is_made_of_known(text: str, also: tuple[str, ...]) -> bool:
    at = 0
    while at < len(text):
        special = _SPECIAL.match(text, at)
        end = special.end() if special else _end_of_word(text, at, also)
        if end == at:
            return False
        at = end
    return True


def _end_of_word(text: str, at: int, also: tuple[str, ...]) -> int:
    """Where the longest known word ends that begins here (规范性文件, not 规范), else one of `also`; `at` where none does."""
    for end in range(min(at + _LONGEST, len(text)), at, -1):
        if text[at:end] in _WORDS:
            return end
    return next((at + len(word) for word in also if text.startswith(word, at)), at)


def with_us(text: str, organ: str | None) -> str:
    """The text with the organ's name, the longest end of it that stands there, or its short form, as 我局."""
    if organ is None:
        return text
    for name in dict.fromkeys((organ, organ.replace("人民", ""), _OFFICE_OF.sub("", organ))):
        for at in range(len(name) - 2):
            if name[at:] in text:
                return re.sub(rf"(?<![全各该]){re.escape(name[at:])}(?!信息)", OURS, text)
    for match in _SHORT.finditer(text):
        if is_short_for(match[0], organ):
            return text.replace(match[0], OURS)
    return text
