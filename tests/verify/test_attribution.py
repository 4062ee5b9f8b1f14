"""Who is said to have said it, as writers tell it."""

from __future__ import annotations

from functools import cache

import pytest

from gtcpanel.verify import Attributions, quotations, verify
from tests.libraries import library_of, transcript_of
from tests.panel import panel

RULES = "梯度下降比你更懂这些规则"


@cache
def attributions() -> Attributions:
    return Attributions(panel())


@pytest.mark.parametrize(
    ("line", "speaker", "text"),
    [
        (RULES, None, RULES),
        (f"“{RULES}”", None, f"“{RULES}”"),
        (f"“{RULES}” — Noam Shazeer", "Noam Shazeer", f"“{RULES}”"),
        (f"“{RULES}”——诺姆·沙泽尔", "诺姆·沙泽尔", f"“{RULES}”"),
        (f'"{RULES}" - Bob Smith, GTC', "Bob Smith", f'"{RULES}"'),
        (f"{RULES} — Noam Shazeer, NVIDIA GTC 2024, talk:6.2", "Noam Shazeer", RULES),
        (f"{RULES} — 规则", None, f"{RULES} — 规则"),
        (f"Noam: {RULES}", "Noam", RULES),
        (f"黄仁勋：{RULES}", "黄仁勋", RULES),
        (f"Bob Smith: {RULES}", "Bob Smith", RULES),
        (f"规则: {RULES}", None, f"规则: {RULES}"),
        (f"诺姆·沙泽尔说：“{RULES}”", "诺姆·沙泽尔", RULES),
        (f"老黄說：「{RULES}」", "老黄", RULES),
        (
            '"Attention is all you need," said Llion Jones.',
            "Llion Jones",
            "Attention is all you need",
        ),
        ('"Attention is all you need," Llion said.', "Llion", "Attention is all you need"),
        (
            'Llion Jones said, "Attention is all you need."',
            "Llion Jones",
            "Attention is all you need.",
        ),
        ('但是,"Attention"就是你所需要的', None, '但是,"Attention"就是你所需要的'),
        ("梯度下降—我们的方法—是更好的老师", None, "梯度下降—我们的方法—是更好的老师"),
        ("标题:Attention", None, "标题:Attention"),
        (f"张三：{RULES}", "张三", RULES),
        (f"{RULES}——李雷", "李雷", RULES),
        (f"“{RULES}” — 张三", "张三", f"“{RULES}”"),
        (f"张三说：“{RULES}”", "张三", RULES),
        (f"“{RULES}，”王小明说。", "王小明", RULES),
        (f"Alice: {RULES}", "Alice", RULES),
        (f"Transformer: {RULES}", None, f"Transformer: {RULES}"),  # a word of the transcript
        ("It is impossible to do this — John Smith", "John Smith", "It is impossible to do this"),
        (f"他说：“{RULES}”", None, RULES),
        (f"主持人：{RULES}", None, RULES),
        (f"张三（英伟达）：{RULES}", "张三", RULES),
        (f"张三曾说过：“{RULES}”", "张三", RULES),
        (f"正如张三所说：“{RULES}”", "张三", RULES),
        (f"据张三说，“{RULES}”", "张三", RULES),
        (f"“{RULES}”，黄仁勋在大会上表示", "黄仁勋", RULES),
        (f"黄仁勋在大会上对Noam Shazeer表示：“{RULES}”", "黄仁勋", RULES),
        ("黄仁勋在大会上说“不”，我们没有听", None, "黄仁勋在大会上说“不”，我们没有听"),
    ],
)
def test_a_line(line: str, speaker: str | None, text: str) -> None:
    claim = attributions().claim(line)
    assert (claim.speaker, claim.text.strip("“”")) == (speaker, text.strip("“”"))


def test_what_looks_like_a_name_may_have_been_said() -> None:
    said = "There is a title, Deep Learning: it was on every slide — Deep Learning"
    library = library_of(transcript_of([("Ada", said)]))
    lines = ["Deep Learning: it was on every slide", "on every slide — Deep Learning"]
    for line in lines:
        claim = Attributions(library).claim(line)
        (result,) = verify(library, [claim])
        assert (claim.speaker, result.verdict) == ("Deep Learning", "exact")
        assert (result.claim.text, result.claimed, result.notes) == (line, None, ())


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("As Noam Shazeer put it, “words of many letters”.", "Noam Shazeer"),
        ("“Words of many letters,” said the speaker.", None),
        ("“Words of many letters,” he said to Noam Shazeer.", None),
        ("According to Bob Smith, “words of many letters”.", "Bob Smith"),
        ("黄仁勋在大会上对Noam Shazeer表示：“有八个字以上的话”。", "黄仁勋"),
        ("“有八个字以上的话。”黄仁勋说。", "黄仁勋"),
        ("“有八个字以上的话。”黄仁勋说：“short”", None),
        ("“有八个字以上的话”（Lukasz）", "Lukasz"),
        ("「有八个字以上的話」——盧卡什", "盧卡什"),
        ("他说：“有八个字以上的话”", None),
        ("Noam Shazeer said:\n\n> words of many letters", "Noam Shazeer"),
        ("> words of many letters\n>\n> — Noam Shazeer, *GTC*", "Noam Shazeer"),
        ("> words of many letters\n> -- Bob Smith", "Bob Smith"),
        ("> words — of many letters", None),
        ("> **Noam:** words of many letters", "Noam"),
        ("张三说：“有八个字以上的话”", "张三"),
        ("“有八个字以上的话。”李雷说。", "李雷"),
        ("> 李雷：有八个字以上的话", "李雷"),
    ],
)
def test_in_a_document(page: str, found: str | None) -> None:
    (claim,) = quotations(page, "page.md", attributions())
    assert claim.speaker == found
    assert "—" not in claim.text.partition("of")[2]


PAGE = """\
---
title: "Front matter of many letters"
---
# On “headings of many letters”

A word in “marks” and 5" of
rain, "straight marks
over two lines".

```
"a block of code"
```

> A block quote
> of **several** lines,
>
> and paragraphs.

- `"inline code, too"` but 「引号『里面』的引号也算」

> [!NOTE]
> A note is no quotation.

| a | “table with quotations” |
|---|---|

<p>"html is passed over"</p>
"""


def test_what_is_a_quotation_and_where() -> None:
    assert [(claim.line, claim.text) for claim in quotations(PAGE, "p.md", attributions())] == [
        (4, "headings of many letters"),
        (7, "straight marks\nover two lines"),
        (14, "A block quote\nof several lines,\nand paragraphs."),
        (19, "引号『里面』的引号也算"),
        (24, "table with quotations"),
    ]
