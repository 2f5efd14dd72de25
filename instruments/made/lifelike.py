"""Made-up reports as offices write them: a township, a bureau, a city, a county, a district."""

from __future__ import annotations

from instruments.made.figures import Scale, consistent
from instruments.made.forms import HEADINGS
from instruments.made.report import Contact, MadeReport, MadeSection, Part


def township() -> MadeReport:
    form = "2021"
    values = consistent(2022, form, Scale(requests=20, decisions=6, documents=0, zeros=0.93, fee="0"))
    return MadeReport(
        name="township-2021form",
        form=form,
        year=2022,
        organ="云溪县青石镇人民政府",
        title=("云溪县青石镇人民政府", "2022年政府信息公开工作年度报告"),
        preamble=(
            "根据《中华人民共和国政府信息公开条例》（以下简称《条例》）和《中华人民共和国政府信息公开工作年度报告格式》"
            "（国办公开办函〔2021〕30号）要求，编制本年度报告。全文由总体情况、主动公开政府信息情况、收到和处理政府信息公开"
            "申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六部分组成。",
            "报告所列数据的统计期限自2022年1月1日起至2022年12月31日止。电子版可在云溪县人民政府门户网站"
            "（http://www.yunxi.example/）查阅下载。如有疑问，请与青石镇党政综合办公室联系（地址：云溪县青石镇石桥路8号，"
            "邮编：099103，电话：0000-5550183）。",
        ),
        sections=(
            MadeSection(
                HEADINGS[0],
                (
                    "{year}年，青石镇认真执行《条例》各项规定，把公开融入日常办事的每个环节，方便群众看得到、听得懂、用得上。",
                ),
                (
                    Part(
                        "（一）主动公开情况",
                        (
                            "全年通过县政府网站和村务公开栏发布各类信息214条，内容涉及惠农补贴、饮水工程、防汛值守等群众关心的事项。",
                            "镇财政预算、决算按时公开，各村低保名单每季度张榜一次。",
                        ),
                    ),
                    Part(
                        "（二）依申请公开情况",
                        (
                            "本年度收到政府信息公开申请{received}件，上年结转{carried_over}件，均由党政综合办公室登记、答复、归档。",
                        ),
                    ),
                    Part(
                        "（三）政府信息管理",
                        ("落实“先审查、后公开”，由经办人、分管负责人两级签字，全年没有出现泄密或者差错更正。",),
                    ),
                    Part("（四）平台建设", ("镇便民服务大厅设查阅点1处，配触摸屏1台；“云上青石”公众号每周推送两次。",)),
                    Part("（五）监督保障", ("镇长为第一责任人，年内组织学习2次，未发生需要追究责任的情形。",)),
                ),
            ),
            MadeSection(HEADINGS[1]),
            MadeSection(HEADINGS[2]),
            MadeSection(HEADINGS[3]),
            MadeSection(
                HEADINGS[4],
                (
                    "一年来工作有进展，但仍有不足：一是少数村的公开栏更新慢；二是解读形式单一，图表和视频偏少。",
                    "下一步，青石镇将把更新时限写进村级考核，并请县融媒体中心帮助制作短视频，让政策讲得更明白。",
                ),
            ),
            MadeSection("六、其他需要报告的事项", ("{year}年本镇收取信息处理费0元。除此以外没有其他需要报告的事项。",)),
        ),
        values=values,
        website="http://www.yunxi.example/",
        contact=Contact("云溪县青石镇石桥路8号", "099103", "0000-5550183"),
        fee_yuan=0,
        pasted=True,
    )


def bureau() -> MadeReport:
    form = "2021"
    values = consistent(
        20230, form, Scale(requests=160, decisions=640, documents=5, zeros=0.45, fee="318.6", reviews=4)
    )
    return MadeReport(
        name="bureau-2021form",
        form=form,
        year=2023,
        organ="澜江市生态环境局",
        title=("澜江市生态环境局2023年政府信息公开工作年度报告",),
        preamble=(
            "澜江市生态环境局依照《中华人民共和国政府信息公开条例》第五十条的规定编写本报告，现向社会公布。报告分为六个部分："
            "一、总体情况；二、主动公开政府信息情况；三、收到和处理政府信息公开申请情况；四、政府信息公开行政复议、行政诉讼情况；"
            "五、存在的主要问题及改进情况；六、其他需要报告的事项。",
            "本报告中所列数据的统计期限为2023年1月1日至2023年12月31日。",
            "本报告可在澜江市生态环境局网站（https://sthj.lanjiang.example/）下载。公众对内容有意见或者建议的，可与本局办公室联系"
            "（地址：澜江市江滨大道66号；邮政编码：099001；联系电话：0000-5550266；电子邮箱：xxgk@sthj.lanjiang.example）。",
        ),
        sections=(
            MadeSection(
                HEADINGS[0],
                ("{year}年，本局围绕空气、水、土壤三件大事做好信息公开，让环境状况随时可查，让审批结果按时见网。",),
                (
                    Part(
                        "（一）主动公开",
                        (
                            "全年主动公开政府信息1863条，其中空气质量日报365条、环评审批公告127条。",
                            "制发行政规范性文件{documents_issued}件，废止{documents_repealed}件，期末现行有效{documents_in_force}件，"
                            "文本和解读同步上网。",
                        ),
                    ),
                    Part(
                        "（二）依申请公开",
                        (
                            "全年新收政府信息公开申请{received}件，另有上年度结转{carried_over}件。年内办结{answered}件，其中予以公开"
                            "{granted}件，部分公开{partially_granted}件，不予公开{denied}件，无法提供{unavailable}件；"
                            "结转下年度继续办理{carried_forward}件。",
                            "因政府信息公开引起的行政复议{reconsiderations}件，行政诉讼{lawsuits}件。",
                        ),
                    ),
                    Part(
                        "（三）政府信息管理",
                        ("对2015年以来的公文逐件复核公开属性，补录目录信息96条，撤下过期附件14个。",),
                    ),
                    Part(
                        "（四）政府信息公开平台建设", ("网站改版后栏目由41个并为22个，检索结果可以按年份和文种筛选。",)
                    ),
                    Part(
                        "（五）监督保障", ("明确专职人员2名、兼职人员9名，组织业务培训3次；年度考核中公开工作占5分。",)
                    ),
                ),
            ),
            MadeSection("二、主动公开政府信息情况"),
            MadeSection("三、收到和处理政府信息公开申请情况"),
            MadeSection("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"),
            MadeSection(
                "五、政府信息公开工作存在的主要问题及改进情况",
                (
                    "主要问题是：一是监测数据的说明偏专业，群众读起来吃力；二是个别答复书引用条款不够准确。",
                    "改进措施是：为每类监测数据配一页浅显说明；答复书一律经法规科会签，每半年抽查评议一次。",
                ),
            ),
            MadeSection(
                "六、其他需要报告的事项",
                ("本局{year}年依据《政府信息公开信息处理费管理办法》收取信息处理费380元，涉及申请1件。",),
            ),
        ),
        values=values,
        website="https://sthj.lanjiang.example/",
        contact=Contact("澜江市江滨大道66号", "099001", "0000-5550266", "xxgk@sthj.lanjiang.example"),
        signature=("澜江市生态环境局", "2024年1月22日"),
        published="2024-01-22",
        publisher="澜江市生态环境局",
        fee_yuan=380,
    )


def city() -> MadeReport:
    form = "2021"
    scale = Scale(requests=9000, decisions=912_480, documents=48, zeros=0.12, rules=6, fee="59237.2449", reviews=210)
    return MadeReport(
        name="city-2021form",
        form=form,
        year=2024,
        organ="澜江市人民政府",
        title=("澜江市人民政府2024年政府信息公开工作年度报告",),
        preamble=(
            "本报告依据《中华人民共和国政府信息公开条例》（国务院令第711号）以及国务院办公厅政府信息与政务公开办公室关于印发"
            "《中华人民共和国政府信息公开工作年度报告格式》的通知（国办公开办函〔2021〕30号）编制，汇总了全市各县区和市直各部门的数据。",
            "全文包括总体情况，主动公开政府信息情况，收到和处理政府信息公开申请情况，政府信息公开行政复议、行政诉讼情况，存在的主要问题"
            "及改进情况，其他需要报告的事项。",
            "所列数据统计期限：2024年1月1日至2024年12月31日。报告电子版可从“中国·澜江”门户网站（https://www.lanjiang.example/）下载。"
            "联系单位：澜江市人民政府办公室，地址：澜江市人民路1号，邮编：099000，电话：0000-5550100，传真：0000-5550101。",
        ),
        sections=(
            MadeSection(
                HEADINGS[0],
                (
                    "2024年，全市各级行政机关坚持以公开促落实、促规范、促服务，公开的广度和深度同步提高，企业和群众的获得感更强。",
                ),
                (
                    Part(
                        "（一）主动公开情况",
                        (
                            "全市通过各类渠道公开信息286431条，同比增长7.9%；市政府门户网站访问量3120万人次。",
                            "年内制发行政规范性文件{documents_issued}件、废止{documents_repealed}件，年末现行有效的行政规范性文件"
                            "{documents_in_force}件，全部集中发布在规章文件库。",
                            "围绕稳就业、惠企、托育、养老发布解读1204篇，举行新闻发布会58场。",
                        ),
                    ),
                    Part(
                        "（二）依申请公开情况",
                        (
                            "全市新收政府信息公开申请{received}件，比上年减少3.1%。上年结转{carried_over}件，全年答复{answered}件，"
                            "结转下年度{carried_forward}件。",
                            "从结果看，予以公开{granted}件，部分公开{partially_granted}件，不予公开{denied}件，无法提供{unavailable}件，"
                            "不予处理{not_processed}件，其他处理{other}件。",
                            "政府信息公开类行政复议{reconsiderations}件，行政诉讼{lawsuits}件。",
                        ),
                    ),
                    Part(
                        "（三）政府信息管理情况",
                        ("修订政府信息公开目录编制规范，对12类高频信息统一元数据，归并重复目录2300余条。",),
                    ),
                    Part(
                        "（四）政府信息公开平台建设情况",
                        ("全市政务公开专区达到143个；政府公报数字化至1984年，创刊号可在线阅读。",),
                    ),
                    Part(
                        "（五）监督保障情况",
                        ("把公开工作列入县区综合考评，权重4%；委托第三方评估两轮，发现问题511个，全部整改。",),
                    ),
                ),
            ),
            MadeSection("二、主动公开政府信息情况"),
            MadeSection("三、收到和处理政府信息公开申请情况"),
            MadeSection("四、政府信息公开行政复议、行政诉讼情况"),
            MadeSection(
                "五、存在的主要问题及改进情况",
                (),
                (
                    Part(
                        "（一）存在的主要问题",
                        ("部分县区依申请办理力量薄弱，答复质量参差不齐；政策问答库的更新跟不上文件出台的速度。",),
                    ),
                    Part(
                        "（二）改进情况",
                        (
                            "{next}年将设立市级疑难申请会商机制，凡拟不予公开的均须会商。",
                            "推动问答库与文件库同步上线，新文件出台后三个工作日内补齐问答。",
                        ),
                    ),
                ),
            ),
            MadeSection(
                "六、其他需要报告的事项",
                (
                    "全市行政机关{year}年共对7件申请收取信息处理费，总金额为5260元。",
                    "各县区、市直各部门的年度报告均可在门户网站“政府信息公开年报”栏目查阅。",
                ),
            ),
        ),
        values=consistent(2024, form, scale),
        website="https://www.lanjiang.example/",
        contact=Contact("澜江市人民路1号", "099000", "0000-5550100"),
        publisher="澜江市人民政府办公室",
        fee_yuan=5260,
    )


def county() -> MadeReport:
    form = "2019"
    values = consistent(
        2020, form, Scale(requests=420, decisions=5200, documents=14, zeros=0.35, fee="10482.57", reviews=9)
    )
    values |= {"disclosure.licensing.change": "+18", "disclosure.penalties.change": "-35"}
    return MadeReport(
        name="county-2019form",
        form=form,
        year=2020,
        organ="云溪县人民政府",
        title=("云溪县人民政府", "2020年政府信息公开工作年度报告"),
        preamble=(
            "云溪县人民政府按照《中华人民共和国政府信息公开条例》和国务院办公厅政府信息与政务公开办公室有关通知"
            "（国办公开办函〔2019〕60号）要求，结合全县各乡镇、各部门的年度报告，编制本报告。",
            "报告的统计时限是2020年1月1日至2020年12月31日，全文刊载于云溪县人民政府门户网站（http://www.yunxi.example/）。"
            "如需咨询，请联系云溪县人民政府办公室（地址：云溪县城关镇迎春街2号，邮编：099100，电话：0000-5550120，"
            "电子邮箱：yxxzwgk@yunxi.example）。",
        ),
        sections=(
            MadeSection(
                HEADINGS[0],
                ("{year}年是新修订《条例》施行后的第一个完整年度，全县上下一手抓防疫信息发布，一手抓制度落地。",),
                (
                    Part(
                        "（一）主动公开情况",
                        ("全县主动公开信息9127条，其中疫情防控专栏412条；新公开规范性文件{documents_disclosed}件。",),
                    ),
                    Part(
                        "（二）依申请公开情况",
                        (
                            "全县共收到政府信息公开申请{received}件，上年结转{carried_over}件；办结{answered}件，结转下年度"
                            "{carried_forward}件。由此产生行政复议{reconsiderations}件、行政诉讼{lawsuits}件。",
                        ),
                    ),
                    Part(
                        "（三）政府信息管理情况", ("完成机构改革后目录调整，划转信息1300余条，新增事业单位目录6个。",)
                    ),
                    Part("（四）平台建设情况", ("县政府网站通过IPv6改造，政务服务“一张网”实现乡镇全覆盖。",)),
                    Part("（五）监督保障情况", ("把政务公开列为督查事项，通报两次，约谈进度滞后的单位3家。",)),
                ),
            ),
            MadeSection("二、行政机关主动公开政府信息的情况"),
            MadeSection("三、行政机关收到和处理政府信息公开申请情况"),
            MadeSection("四、因政府信息公开工作被申请行政复议、提起行政诉讼的情况"),
            MadeSection(
                "五、政府信息公开工作存在的主要问题及改进情况",
                (
                    "问题集中在两点：一是乡镇之间发展不平衡，二是重点领域目录的颗粒度不够细。",
                    "今后将推广青石镇的网格公开做法，组织编制26个试点领域标准目录，年底前全部上线。",
                ),
            ),
            MadeSection("六、其他需要报告的事项", ("无其他需要报告的事项。",)),
        ),
        values=values,
        website="http://www.yunxi.example/",
        contact=Contact("云溪县城关镇迎春街2号", "099100", "0000-5550120", "yxxzwgk@yunxi.example"),
        signature=("云溪县人民政府", "2021年3月15日"),
        published="2021-03-15",
        publisher="云溪县人民政府办公室",
        pasted=True,
    )


def district() -> MadeReport:
    form = "2019"
    return MadeReport(
        name="district-2019form",
        form=form,
        year=2019,
        organ="澜江市临湖区人民政府",
        title=("澜江市临湖区人民政府2019年政府信息公开工作年度报告",),
        preamble=(
            "本年度报告根据新修订的《中华人民共和国政府信息公开条例》要求，由澜江市临湖区人民政府编制。报告内容含总体情况、"
            "行政机关主动公开政府信息情况、行政机关收到和处理政府信息公开申请情况、因政府信息公开工作被申请行政复议、提起行政诉讼情况、"
            "政府信息公开工作存在的主要问题及改进情况和其他需要报告的事项。数据统计期限为2019年1月1日至2019年12月31日。",
        ),
        sections=(
            MadeSection(
                "一、概述",
                (
                    "{year}年，临湖区稳步推进基层政务公开标准化，形成目录9张、流程图37幅。全区主动公开各类信息5530条，"
                    "区融媒体中心转发解读76篇。",
                    "全区新收政府信息公开申请{received}件，上年结转{carried_over}件，答复办结{answered}件。"
                    "行政复议{reconsiderations}件，行政诉讼{lawsuits}件。",
                    "区政府常务会议专题研究公开工作2次，培训信息员118人次。",
                ),
            ),
            MadeSection("二、主动公开政府信息情况"),
            MadeSection("三、收到和处理政府信息公开申请情况"),
            MadeSection("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"),
            MadeSection(
                "五、存在的主要问题及改进情况",
                (
                    "一是街道公开栏与网站内容不一致；二是旧版指南未及时替换。已责成各街道在两个月内清理完毕，并建立月度抽查制度。",
                ),
            ),
            MadeSection("六、其他需要报告的事项", ("无。",)),
        ),
        values=consistent(
            2019, form, Scale(requests=260, decisions=2100, documents=9, zeros=0.4, fee="3651.2", reviews=6)
        ),
    )
