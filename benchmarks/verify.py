"""A thousand quotations made from transcripts by fixed rules, and what `verify` says of them.

    python benchmarks/verify.py [FOLDER] [-n 1000] [--seed 1] [--wrong]

Prints a table of what was made (rows) and what was told (columns), the accuracy, and how long a
quotation takes; with --wrong each quotation that was told otherwise than it was made. Exits 1 below
0.97, or where an invented or altered quotation passed for exact. Without a FOLDER, the panel.

The rules do not know the words that `verify` knows: they change what stands between spaces, or what
the dictionary calls a noun, a verb or an adjective.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from gtcpanel.api import open_library
from gtcpanel.model import Turn
from gtcpanel.text.sentences import sentences
from gtcpanel.verify import VERDICTS, Claim, verify

HAN = re.compile(r"[\u4e00-\u9fff]")
DIGITS = re.compile(r"\d+")
NUMERAL = re.compile(r"[二三四五六七八九十百千万亿两](?=[年个十百千万亿倍岁次天位])")
ENGLISH_NUMBER = re.compile(r"\b(two|three|four|five|six|seven|eight|nine|ten|twenty|hundred)\b")
#: What denies, with what takes the denial away.
DENIED = {
    "不是": "是", "没有": "有", "不能": "能", "不会": "会", "无法": "能够", "不要": "要",
    "不需要": "需要", "不知道": "知道", "从未": "曾经", " not ": " ", "n't ": " ", " never ": " ",
    " no ": " some ", " cannot ": " can ", " without ": " with ",
}  # fmt: skip
#: What does not, with what denies it.
AFFIRMED = {
    "可以": "不可以", "需要": "不需要", "希望": "不希望", "能够": "无法", "喜欢": "不喜欢",
    "认为": "不认为", "知道": "不知道", "应该": "不应该", "看到": "没看到", "觉得": "不觉得",
    " is ": " is not ", " can ": " cannot ", " will ": " won't ", " are ": " aren't ",
    " think ": " don't think ", " was ": " was never ",
}  # fmt: skip
PUNCTUATION = str.maketrans(
    ",，。.?？!！:：“”\"()'’-、;；",
    "，、．。？?！!：:「」'（）’'–,；;",
)
#: English words that no rule changes: numbers, denials and quantities.
UNCHANGED = re.compile(
    r"three|seven|eight|twenty|never|nothing|nobody|nowhere|without|every\w*|several|majority"
    r"|fewer|least|(?:thous|mill|bill|hundr|doz)\w+|always|sometimes|often|cannot|second|third"
    r"|fourth|fifth|double|triple|mostly|rarely|(?:minute|hour|week|month|year|second)s?"
)
INVENTED = """
量子计算将在五年内取代所有的数据中心
我从来没有见过比这更糟糕的产品发布会
公司去年的利润下降了一半，我们不得不裁员
这篇论文被拒稿三次之后才在会议上发表
如果重来一次，我会选择去学习海洋生物
厨房里的那台机器每天早上都会自己唱歌
我们与政府签署了一份关于能源的秘密协议
他在火车上写完了整本关于园艺的小说
明年夏天我们会在南极开设第一家分店
这些数据显示，用户更愿意为安静付费
The moon landing was the hardest budget meeting of my whole career
Our customers will be living under water before the decade is over
I sold my first startup for a bicycle and two crates of oranges
Nobody in the finance department has ever seen a spreadsheet like that
The violin section was replaced by a very patient flock of parrots
We plan to close every office in Europe and reopen them as bakeries
My grandmother taught me more about compilers than any university
The penguins refused to sign the agreement until breakfast was served
""".strip().splitlines()


class Sentence(NamedTuple):
    """A sentence or a few, and who says it."""

    turn: Turn
    text: str


class Case(NamedTuple):
    """A quotation, what it was made to be, and by which rule."""

    rule: str
    expected: str
    claim: Claim


class Maker:
    """Makes quotations of the sentences of some turns."""

    def __init__(self, turns: Iterable[Turn], seed: int) -> None:
        self.random = Random(seed)
        self.turns = [turn for turn in turns if turn.speaker]
        self.speakers = sorted({turn.speaker for turn in self.turns})
        self.sentences = [
            Sentence(turn, turn.text[start:end])
            for turn in self.turns
            for start, end in sentences(turn.text)
            if 12 <= letters(turn.text[start:end]) <= 120 and "[" not in turn.text[start:end]
        ]
        self.everything = "\n".join(turn.text for turn in self.turns)
        self.words = self._words()

    def cases(self, many: int) -> Iterator[Case]:
        """As many cases of each rule as of any other."""
        for rule, (expected, make) in RULES.items():
            made = 0
            for _ in range(200 * many):
                if made == many // len(RULES):
                    break
                claim = make(self)
                if claim is not None:
                    made += 1
                    yield Case(rule, expected, claim)

    def any(self) -> Sentence:
        return self.random.choice(self.sentences)

    def is_said(self, text: str) -> bool:
        """Whether the text stands anywhere: a change that only makes another true quotation."""
        return text in self.everything

    def _words(self) -> dict[bool, list[str]]:
        found: dict[bool, set[str]] = {True: set(), False: set()}
        for sentence in self.random.sample(self.sentences, min(400, len(self.sentences))):
            for start, end in changeable(sentence.text):
                word = sentence.text[start:end]
                found[bool(HAN.match(word))].add(word)
        return {kind: sorted(words) for kind, words in found.items()}


def letters(text: str) -> int:
    """How long a text is: a Chinese character 1, another word 2."""
    return len(HAN.findall(text)) + 2 * len(re.findall(r"[A-Za-z0-9']+", text))


def changeable(text: str) -> list[tuple[int, int]]:
    """Words that say something and are no names, numbers or denials."""
    from rjieba import tag

    spans, at = [], 0
    for word, kind in tag(text, False):
        told = kind in ("n", "v", "a", "vn", "an") and len(word) > 1 and HAN.match(word)
        if told and not re.search("[不没未无非别一二三两几半多少全每]", word):
            spans.append((at, at + len(word)))
        at += len(word)
    words = re.finditer(r"(?<![\w'’-])[a-z]{5,}(?![\w'’-])", text)
    spans += [found.span() for found in words if not UNCHANGED.fullmatch(found[0])]
    return spans


# --- the rules -----------------------------------------------------------------------


def untouched(maker: Maker) -> Claim:
    """A sentence, the middle of one, or a slice that cuts words and crosses paragraphs."""
    sentence = maker.any()
    kind = maker.random.randrange(3)
    text = sentence.text
    if kind == 1:
        text = text[maker.random.randrange(3) :][: maker.random.randrange(10, 80)]
    elif kind == 2:
        whole = sentence.turn.text
        start = maker.random.randrange(max(1, len(whole) - 40))
        text = whole[start : start + maker.random.randrange(12, 200)].replace("\n", " ").strip()
        if " " in text and HAN.search(text):
            text = whole[start : start + 12].split("\n")[0]
    return Claim(text=text if letters(text) > 5 else sentence.text)


def punctuation(maker: Maker) -> Claim | None:
    sentence = maker.any()
    if maker.random.random() < 0.3:
        changed = re.sub(r"[^\w\s]", "", sentence.text)
    else:
        changed = sentence.text.translate(PUNCTUATION)
    if re.search(r"\d[^\w\s]+\d", sentence.text) or changed == sentence.text:
        return None
    return None if maker.is_said(changed) else Claim(text=changed)


def script(maker: Maker) -> Claim | None:
    import opencc

    sentence = maker.any()
    if HAN.search(sentence.text):
        changed = opencc.OpenCC("s2t").convert(sentence.text)
    else:
        wide = maker.random.random() < 0.5
        changed = sentence.text.swapcase() if not wide else "".join(map(full_width, sentence.text))
    return None if maker.is_said(changed) else Claim(text=changed)


def full_width(char: str) -> str:
    return chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char


def word_changed(maker: Maker) -> Claim | None:
    sentence = maker.any()
    spans = changeable(sentence.text)
    if not spans:
        return None
    start, end = maker.random.choice(spans)
    word = maker.random.choice(maker.words[bool(HAN.match(sentence.text[start:end]))])
    if word[:4] == sentence.text[start:end][:4]:
        return None
    changed = sentence.text[:start] + word + sentence.text[end:]
    return None if maker.is_said(changed) else Claim(text=changed)


def word_dropped(maker: Maker) -> Claim | None:
    sentence = maker.any()
    spans = [
        (start, end)
        for start, end in changeable(sentence.text)
        if start and letters(sentence.text[end:])
    ]
    if not spans:
        return None
    start, end = maker.random.choice(spans)
    changed = sentence.text[:start] + sentence.text[end:].lstrip()
    return None if maker.is_said(changed) else Claim(text=changed)


def number_changed(maker: Maker) -> Claim | None:
    sentence = maker.any()
    found = [
        *DIGITS.finditer(sentence.text),
        *NUMERAL.finditer(sentence.text),
        *ENGLISH_NUMBER.finditer(sentence.text),
    ]
    if not found:
        return None
    one = maker.random.choice(found)
    if one[0].isdigit():
        at = maker.random.randrange(len(one[0]))
        other = maker.random.choice("0123456789".replace(one[0][at], ""))
        number = one[0][:at] + other + one[0][at + 1 :]
        if maker.random.random() < 0.3:
            number = one[0] + "0"
    elif one[0].isascii():
        number = maker.random.choice(
            [w for w in ("six", "nine", "eleven", "thirty") if w != one[0]]
        )
    else:
        number = maker.random.choice("二三四五六七八九".replace(one[0], ""))
    changed = sentence.text[: one.start()] + number + sentence.text[one.end() :]
    return None if maker.is_said(changed) else Claim(text=changed)


def negation_flipped(maker: Maker) -> Claim | None:
    sentence = maker.any()
    swaps = DENIED if maker.random.random() < 0.5 else AFFIRMED
    found = [word for word in swaps if word in sentence.text]
    if not found:
        return None
    word = maker.random.choice(found)
    at = sentence.text.index(word)
    if sentence.text[at - 1 : at] in tuple("不没未无别能是可"):
        return None
    changed = sentence.text.replace(word, swaps[word], 1)
    return None if maker.is_said(changed) else Claim(text=changed)


def wrong_speaker(maker: Maker) -> Claim | None:
    sentence = maker.any()
    speaker = maker.random.choice(maker.speakers)
    said = [turn.speaker for turn in maker.turns if sentence.text in turn.text]
    text = sentence.text
    if maker.random.random() < 0.2:
        text = text.translate(PUNCTUATION)
    return None if speaker in said else Claim(text=text, speaker=speaker)


def stitched(maker: Maker) -> Claim | None:
    one, other = maker.any(), maker.any()
    near = (
        one.turn.transcript == other.turn.transcript
        and abs(one.turn.number - other.turn.number) < 2
    )
    if near or bool(HAN.search(one.text)) != bool(HAN.search(other.text)):
        return None
    gap = "" if HAN.search(one.text) else " "
    text = one.text + gap + other.text
    if maker.random.random() < 0.3:
        text = one.text.rstrip("。.") + ("，" if not gap else ", ") + other.text
    return None if maker.is_said(text) else Claim(text=text)


def invented(maker: Maker) -> Claim | None:
    """A sentence that is written down here, or words of several sentences in any order."""
    if maker.random.random() < 0.3:
        return Claim(text=maker.random.choice(INVENTED))
    words: list[str] = []
    han = bool(HAN.search(maker.any().text))
    words = [maker.random.choice(maker.words[han] or maker.words[not han]) for _ in range(8)]
    text = ("" if HAN.match(words[0]) else " ").join(words)
    return None if maker.is_said(text) else Claim(text=text)


Rule = Callable[[Maker], Claim | None]
RULES: dict[str, tuple[str, Rule]] = {
    "untouched": ("exact", untouched),
    "punctuation": ("variant", punctuation),
    "script": ("variant", script),
    "word changed": ("near", word_changed),
    "word dropped": ("near", word_dropped),
    "number changed": ("altered", number_changed),
    "negation flipped": ("altered", negation_flipped),
    "wrong speaker": ("misattributed", wrong_speaker),
    "stitched": ("altered", stitched),
    "invented": ("not-found", invented),
}


# --- the report ----------------------------------------------------------------------


def report(cases: Sequence[Case], verdicts: Sequence[str], seconds: float) -> int:
    table = Counter((case.rule, verdict) for case, verdict in zip(cases, verdicts, strict=True))
    print(f"{'':18}" + "".join(f"{verdict:>14}" for verdict in VERDICTS))
    for rule in RULES:
        print(f"{rule:18}" + "".join(f"{table[rule, one] or '·':>14}" for one in VERDICTS))
    right = sum(case.expected == told for case, told in zip(cases, verdicts, strict=True))
    passed = sum(
        told == "exact" and case.expected in ("altered", "not-found")
        for case, told in zip(cases, verdicts, strict=True)
    )
    accuracy = right / len(cases)
    print(f"{len(cases)} quotations, accuracy {accuracy:.3f} (at least 0.97)")
    print(f"invented or altered, but told exact: {passed} (none)")
    print(f"{seconds:.1f} s, {1000 * seconds / len(cases):.1f} ms each")
    return int(accuracy < 0.97 or passed > 0)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="*", help="transcripts; without any, the panel")
    parser.add_argument("-n", type=int, default=1000, help="how many quotations")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--wrong", action="store_true", help="show what was told otherwise")
    asked = parser.parse_args()
    cache = os.environ.get("GTCPANEL_CACHE_DIR")
    library = open_library(*asked.folder, cache=Path(cache) if cache else None, processes=2)
    with library:
        cases = list(Maker(library.turns(), asked.seed).cases(asked.n))
        start = time.perf_counter()
        results = list(verify(library, [case.claim for case in cases]))
        seconds = time.perf_counter() - start
    if asked.wrong:
        for case, result in zip(cases, results, strict=True):
            if result.verdict != case.expected:
                said = " … ".join(passage.text for passage in result.passages)
                why = ", ".join(f"{c.kind}: {c.said!r} {c.quoted!r}" for c in result.changes)
                print(f"{case.rule}: {result.verdict} {result.similarity:.2f} ({why})")
                print(f"  quoted {case.claim.text}\n  said   {said}")
    return report(cases, [result.verdict for result in results], seconds)


if __name__ == "__main__":
    sys.exit(main())
