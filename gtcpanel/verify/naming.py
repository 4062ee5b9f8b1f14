"""Whether words are somebody's name, and what stands with one: a verb of saying."""

from __future__ import annotations

import re
from typing import Final

from gtcpanel.text.content import stop_words
from gtcpanel.text.tokens import is_unspaced
from gtcpanel.text.words import proper_names

#: Verbs that tell who speaks.
SAYS: Final = re.compile(
    r"\b(?:sa(?:id|ys?)|t(?:old|ells?)|ask(?:s|ed)?|add(?:s|ed)|argue[sd]|not(?:es|ed)"
    r"|explain(?:s|ed)|recall(?:s|ed)|wr(?:ites?|ote)|repli(?:es|ed)|answer(?:s|ed)|continue[sd]"
    r"|insist(?:s|ed)|observe[sd]|remark(?:s|ed)|puts? it|state[sd]|claim(?:s|ed)|admit(?:s|ted)"
    r"|joke[sd]|quip(?:s|ped)|conclude[sd]|warn(?:s|ed)|suggest(?:s|ed)|respond(?:s|ed)"
    r"|believe[sd]|according to)\b"
    r"|(?:说|說)[过過道]?|表示|指出|认为|認為|称|稱|回忆|回憶|补充|補充|解释|解釋|介绍|介紹|强调|強調|透露|坦言|回答"
    r"|写道|寫道|提到|谈到|談到|感叹|感嘆|直言|总结|總結|反问|反問|告诉|告訴|问道|問道|答道|讲|講",
    re.IGNORECASE,
)
#: What stands before a Chinese name and the verb, or between them: 正如张三所说, 张三在会上曾说过.
BESIDE_NAME: Final = re.compile(
    r"^(?:正如|据|據|按照|根据|根據|如)(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])"
    r"(?:[在于於对對向].*|(?:曾[经經]?|也|还|還|就|又|则|則|所|当时|當時|后来|後來|最后|最後)+)$"
)
#: How much what begins with a family name looks like the name of a person (`readers.likeness`).
_LIKE_A_NAME: Final = 0.9
_PRONOUNS: Final = frozenset(["he", "she", "they", "他", "她", "他们", "她们", "他們", "她們"])
#: How many words, or Chinese characters, the name of somebody unknown has at most.
_LONGEST_NAME: Final = (4, 12)


def is_like_a_name(name: str) -> bool:
    """Whether a text looks like the name of a person: Bob Smith, 张三丰, 伊利亚·波洛苏金."""
    if not may_be_a_name(name):
        return False
    parts = name.split()
    if is_unspaced(name[0]):
        return _is_full_name(name) or (0, len(name)) in proper_names(name)
    if len(parts) == 1 and name.lower() in stop_words():
        return False
    return all(
        part[0].isupper() or part in ("de", "van", "von", "der", "al", "la") for part in parts
    )


def _is_full_name(name: str) -> bool:
    """Whether Chinese characters are a name by their form: 张三, 小明, 伊利亚·波洛苏金."""
    from gtcpanel.readers.likeness import is_meta, is_ordinary, is_role, likeness

    if "·" in name or "・" in name:
        return True
    known = is_ordinary(name) or is_role(name) or is_meta(name)
    return not known and likeness(name) >= _LIKE_A_NAME


def names_nobody(text: str) -> bool:
    """Whether a text tells at most that somebody speaks: he said, 主持人：."""
    from gtcpanel.readers.likeness import is_role

    rest = SAYS.sub("", text, count=1).strip(" \t—–-:：,，.。").lower()
    return not rest or rest in _PRONOUNS or is_role(rest)


def bare(name: str) -> str:
    """A name without marks around it and verbs behind it: `**Noam Shazeer said:**`."""
    name = name.strip(' \t*_`~—–-:：,，.。“”"')
    return BESIDE_NAME.sub("", SAYS.sub("", name).strip()) if SAYS.search(name) else name


def may_be_a_name(name: str) -> bool:
    """Whether a text has the length of a name, and no marks that none has."""
    if not name or not name[0].isalpha() or any(char in name for char in "。！？!?:：\n"):
        return False
    many = _LONGEST_NAME[1] if is_unspaced(name[0]) else 60
    return 1 < len(name) <= many and len(name.split()) <= _LONGEST_NAME[0] + 1
