"""Radical code points become the ideographs that they show.

Some producers write ⽅ (U+2F45) for 方: it looks right and matches nothing (hazards PDF). NFKC maps the Kangxi block
(U+2F00-2FD5) but not the CJK Radicals Supplement (U+2E80-2EF3); that table is spelt out here after Unicode's
EquivalentUnifiedIdeograph.txt.
"""

from __future__ import annotations

import unicodedata

from reportparse.patterns import regex

_SUPPLEMENT = (
    "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇几⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗㣺⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母"
    "⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺳网⺴网⺵网⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼肉⺽臼"
    "⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页"
    "⻛风⻜飞⻝食⻞飠⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)

_IDEOGRAPH_OF: dict[int, str] = {
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)},
    **{ord(radical): ideograph for radical, ideograph in zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True)},
}

_RADICAL = regex("[\u2e80-\u2fd5]")


def unified(text: str) -> str:
    """Text in NFC, with radical code points as the ideographs that they show: ⽅案 → 方案 (hazards PDF)."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text.translate(_IDEOGRAPH_OF) if _RADICAL.search(text) else text)
