"""Words that decide whether a quotation still says what was said.

All are folded: small letters, simplified characters.
"""

from __future__ import annotations

from typing import Final


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _rows(text: str) -> tuple[tuple[str, ...], ...]:
    """The words of each line."""
    return tuple(_words(line) for line in text.strip().splitlines())


#: Words that deny. A Chinese character counts wherever it stands, except in HARMLESS.
NEGATIONS: Final = frozenset(
    _words("""
    不 没 未 无 非 别 莫 勿 否 甭
    not no never none nobody nothing nowhere neither nor without cannot cant wont dont doesnt didnt
    isnt arent wasnt werent hasnt havent hadnt shouldnt wouldnt couldnt mustnt neednt aint shant
    mightnt nope non hardly scarcely barely
    """)
)
#: Beginnings that turn an English word into its opposite: possible, impossible.
OPPOSING: Final = ("un", "in", "im", "ir", "il", "dis", "non", "mis")

#: Chinese words that have a character of denial or a numeral in them and neither deny nor count.
#: Only words of which that is nearly always so.
HARMLESS: Final = frozenset(
    _words("""
    不过 不管 不论 不仅 不但 不断 不只 不光 不单 不愧 不妨 不禁 不料 不然 不得不 差不多 不错 对不起
    了不起 不好意思 不同 不由 不时 不久 不外乎 是不是 有没有 能不能 会不会 要不要 好不好 对不对
    可不可以 想不想 知不知道 行不行
    没关系 未来 未免 无论 无疑 无数 无限 无非 无所谓 无聊 无线 无意 毫无疑问 非常 非洲 除非 是非
    别人 别的 特别 分别 区别 级别 识别 类别 性别 个别 差别 告别 辨别 鉴别 判别 派别 别墅 别名
    莫名 莫非 莫斯科 否则 是否 能否 可否
    十分 一直 一样 一起 一般 一定 一旦 一致 一边 一下 一时 一方面 一来 一向 一律 一度 一再 一面
    一共 一路 一贯 一番 一股 一系列 统一 万一 之一 同一 进一步 专一 百度 百科 百姓 万物 万能 四川
    三明治 十足 千方百计 一一 一体 一如 逐一 四处 四周 九州 五官 八卦 两边
    """)
)
#: How much, how many or how often. Each row means about the same, and no two rows do.
QUANTITIES: Final = _rows("""
    所有 全部 一切 每 all every each everyone everybody
    一些 有些 某些 一部分 some several
    大部分 大多数 多数 绝大多数 绝大部分 most majority mostly
    少数 小部分 极少数 few minority
    许多 很多 不少 众多 many
    很少 极少 rarely seldom
    唯一
    总是 永远 always forever
    有时 sometimes occasionally
    经常 常常 often frequently
    更多 more
    更少 less fewer
    最多
    最少 至少 least
    dozens
    hundreds 成百上千
    thousands 上千 成千上万
    millions
    billions
    both 双方 两者
""")
#: What a number is a number of, where another word makes it another amount.
UNITS: Final = _rows("""
    年 岁 year years
    月 个月 month months
    周 星期 礼拜 week weeks
    天 日 day days
    小时 钟头 hour hours
    分钟 minute minutes
    秒 秒钟 seconds
    毫秒 millisecond milliseconds
    世纪 century centuries
    年代 decade decades
    倍 times fold
    美元 美金 dollar dollars usd
    元 人民币 块 块钱 yuan rmb cny
    欧元 euro euros
    英镑 pound pounds
    日元 yen
    美分 cent cents
    公里 千米 kilometer kilometers kilometre kilometres km
    英里 mile miles
    米 meter meters metre metres
    公斤 千克 kilogram kilograms kg
    吨 ton tons tonne tonnes
    度 degree degrees
""")
