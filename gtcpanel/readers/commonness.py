"""How much a text looks like one that somebody wrote, by the characters that are common.

Two encodings of Chinese often both decode the same bytes. The right one gives mostly characters
that everybody uses; the wrong one gives characters that hardly anybody does. Half of all running
Chinese is made of the characters listed here, of wrongly decoded bytes next to none.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

#: The commonest characters of modern Chinese, simplified and traditional; Japanese shares many.
_HAN: Final = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里"
    "用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实"
    "日者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美"
    "相见被利什二等产或新己制身果加西月话合回特代内信表化老给世位次度门任常先海通教原东声提立及比员解水名"
    "真论处走义各入几口认条平系气题活更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市"
    "直资命山金指许统区保至形社便空决治展科司五基书非则听白却界达光放强即像难且权思王完设式色路记南品住告"
    "类求据程北边该交规万取望觉术领共确传师观清今切院让识候带导争运您谢请吧呢吗啊嗯哦嘛咱访谈哪谁跟每写字"
    "這個們來為國說時會對後過發裡種經麼學沒動進樣開從實軍無與長機問關點業將兩間當應戰頭體見產話門員論處"
    "義幾認條氣題別變電數報結總務場計資許統區隊決馬書則聽強難權設記類據邊張規萬覺術領確傳師觀讓識帶導爭運"
    "謝請嗎談議還給裏黃爺歡樂讀寫聲張節電視網絡廣場黨選舉單獨環應該紙筆車東門風雲"
)
#: The commonest syllables of Korean.
_HANGUL: Final = frozenset(
    "이다는을의에가고하지은한를로도사서기리나인어자아대시그라수있정해것들으부일게만보적여주였습니까요네안저우"
    "세제성스상장전구동면조유내되오과와원비생연소공중말무할합않없했또더때까두모같위지방국경문물신발표실학교"
    "음입게데거든요죠감사안녕진행질문좋생각번사람어떤그렇오늘우리너무많"
)
#: Marks that stand in such texts.
_MARKS: Final = frozenset(
    "，。、：；？！“”‘’（）《》「」『』【】…—～·　０１２３４５６７８９％〈〉・ー"
)
#: Languages in Latin letters: the encodings they are written in, and what they have beyond ASCII.
_ALPHABETS: Final = tuple(
    (codecs.split(), frozenset(letters + letters.upper()))
    for codecs, letters in (
        ("cp1252", "àâæçéèêëîïôœùûüÿ«»ñ"),
        ("cp1252", "äöüßéà«»"),
        ("cp1252", "áéíóúüñ¿¡ºª«»"),
        ("cp1252", "áâãàçéêíóôõúüºª«»"),
        ("cp1252", "àèéìòùîºª«»"),
        ("cp1252", "åäöæøéàü«»"),
        ("cp1252", "éëïöüèáóêçîâ"),
        ("cp1250 iso8859_2", "áčďéěíňóřšťúůýž"),
        ("cp1250 iso8859_2", "áäčďéíĺľňóôŕšťúýž"),
        ("cp1250 iso8859_2", "ąćęłńóśźż"),
        ("cp1250 iso8859_2", "áéíóöőúüű"),
        ("cp1250 iso8859_2", "ăâîşţ"),
        ("cp1250 iso8859_2", "čćđšž"),
        ("cp1254", "çğıİöşüâîû"),
        ("cp1257", "ąčęėįšųūž"),
        ("cp1257", "āčēģīķļņšūž"),
        ("cp1257 cp1252", "äõöüšž"),
    )
)
_WESTERN: Final = frozenset(
    {"the", "and", "of", "is", "you", "that", "it", "this", "we", "for", "de", "la", "le",
     "les", "et", "des", "une", "est", "pas", "und", "der", "die", "das", "ist", "nicht", "que",
     "el", "los", "las", "para", "por", "não", "uma", "com", "che", "di", "per", "del", "sono",
     "och", "det", "att", "som", "en", "het", "van", "een", "ikke"}
)  # fmt: skip
_WORD: Final = re.compile(r"[^\W\d_]+")
#: How much of a text is looked at for common words.
_SOME: Final = 20_000
#: What typesetting adds to text in Latin letters.
_TYPOGRAPHY: Final = frozenset("‘’“”–—…•€£©®™°½¼·\xa0§")


def commonness(text: str, *, kana: bool = False) -> tuple[float, int]:
    """The share (0..1) of the characters beyond ASCII that are common, and how many are.

    `kana` are counted where Japanese is looked for: encodings of Chinese have them, too, in the
    same places.
    """
    others = [char for char in text if char > "\x7f"]
    found = sum(
        char in _HAN or char in _HANGUL or char in _MARKS or (kana and "\u3041" <= char <= "\u30fe")
        for char in others
    )
    return (found / len(others) if others else 0.0), found


def latin_encodings(data: bytes) -> list[tuple[str, str]]:
    """The texts that `data` may be in a language of Latin letters, each with its encoding.

    All letters beyond ASCII must be of one alphabet, and most of them stand beside ASCII. Different
    encodings that give the same text are one; those of the West come first.
    """
    texts: dict[str, str] = {}
    for codecs, letters in _ALPHABETS:
        for codec in codecs:
            try:
                text = data.decode(codec)
            except UnicodeDecodeError:
                continue
            if text not in texts and _is_written_in(text, letters):
                texts[text] = codec
    return [(codec, text) for text, codec in texts.items()]


def _is_written_in(text: str, letters: frozenset[str]) -> bool:
    others = {char for char in text if char > "\x7f"}
    if not others - _TYPOGRAPHY <= letters:
        return False
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    if not words:
        return others <= _TYPOGRAPHY and _is_set(text)
    # In a word of Latin letters few have accents; in wrongly decoded bytes nearly all have.
    sound = sum(
        (len(word) == 1 and word.islower())
        or (
            2 * sum(char > "\x7f" for char in word) <= len(word)
            and (word[1:].islower() or word.isupper())
        )
        for word in words
    )
    return sound >= 0.9 * len(words) and any(len(word) > 1 for word in words)


def _is_set(text: str) -> bool:
    """Whether all marks beyond ASCII stand alone, as quotation marks and dashes do."""
    return not any(one > "\x7f" and other > "\x7f" for one, other in pairwise(text))


def is_western(text: str) -> bool:
    """Whether the text has words that are common in the languages of Western Europe."""
    words = [word.casefold() for word in _WORD.findall(text[:_SOME])]
    return sum(word in _WESTERN for word in words) >= max(2, len(words) // 25)
