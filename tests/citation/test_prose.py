"""Entries as style guides print them.

The English ones beside no guide's name are what citeproc-js, the reference processor of the
Citation Style Language, makes of our CSL-JSON with the styles of the CSL project.
"""

from __future__ import annotations

from typing import Any

import pytest

from gtcpanel.citation.prose import apa, chicago, gbt7714
from gtcpanel.citation.work import Work, author

PANEL: dict[str, Any] = {
    "id": "x", "author": author("Noam Shazeer"), "title": "The Panel on Tea", "file": "tea.txt",
    "kind": "Transcript", "event": "NVIDIA GTC 2024", "place": "San Jose, CA",
    "publisher": "The Paper", "url": "https://example.org/panel", "date": (2024, 3, 20),
    "language": "en",
}  # fmt: skip
#: The same in Chinese.
实录: dict[str, Any] = PANEL | {
    "author": author("黄仁勋"), "title": "万字对谈实录", "kind": "文字稿", "language": "zh",
    "place": "San Jose", "publisher": "晚报",
}  # fmt: skip


def work(**known: Any) -> Work:
    return Work(**(PANEL | known))


@pytest.mark.parametrize(
    ("known", "entry"),
    [
        ({}, "Shazeer, N. (2024, March 20). The Panel on Tea [Transcript]. The Paper. "
             "NVIDIA GTC 2024, San Jose, CA. https://example.org/panel"),
        ({"event": ""}, "Shazeer, N. (2024, March 20). The Panel on Tea [Transcript]. The Paper. "
                        "https://example.org/panel"),
        ({"event": "", "publisher": "", "url": ""},
         "Shazeer, N. (2024, March 20). The Panel on Tea [Transcript]."),
        ({"date": (2024,), "event": "", "publisher": "", "title": "Why Tea?"},
         "Shazeer, N. (2024). Why Tea? [Transcript]. https://example.org/panel"),
        ({"date": (2024, 3), "event": "", "publisher": "", "author": author("黄仁勋")},
         "黄仁勋. (2024, March). The Panel on Tea [Transcript]. https://example.org/panel"),
        # Publication manual of the APA, 7th ed., 9.12 (the title moves), 9.17, 9.16
        ({"author": None, "event": "", "publisher": ""},
         "The Panel on Tea [Transcript]. (2024, March 20). https://example.org/panel"),
        ({"date": (), "accessed": (2024, 5, 1), "event": "", "publisher": ""},
         "Shazeer, N. (n.d.). The Panel on Tea [Transcript]. "
         "Retrieved May 1, 2024, from https://example.org/panel"),
        ({"title": "", "event": "", "publisher": ""},
         "Shazeer, N. (2024, March 20). [Transcript of tea.txt]. https://example.org/panel"),
        # the examples of a speech and of a TED talk there (10.13, 10.12)
        ({"author": author("Martin Luther King Jr."), "date": (1963, 8, 28), "event": "",
          "title": "I have a dream", "kind": "Speech audio recording",
          "publisher": "American Rhetoric",
          "url": "https://www.americanrhetoric.com/speeches/mlkihaveadream.htm"},
         "King, M. L., Jr. (1963, August 28). I have a dream [Speech audio recording]. American "
         "Rhetoric. https://www.americanrhetoric.com/speeches/mlkihaveadream.htm"),
        ({"author": author("Simone Giertz"), "date": (2018, 4), "event": "", "kind": "Video",
          "title": "Why you should make useless things", "publisher": "TED Conferences",
          "url": "https://www.ted.com/talks/simone_giertz_why_you_should_make_useless_things"},
         "Giertz, S. (2018, April). Why you should make useless things [Video]. TED Conferences. "
         "https://www.ted.com/talks/simone_giertz_why_you_should_make_useless_things"),
    ],
)  # fmt: skip
def test_apa(known: dict[str, Any], entry: str) -> None:
    assert apa(work(**known)) == entry


@pytest.mark.parametrize(
    ("known", "entry"),
    [
        ({}, "Shazeer, Noam. “The Panel on Tea.” Transcript. NVIDIA GTC 2024, San Jose, CA. "
             "The Paper, March 20, 2024. https://example.org/panel."),
        ({"publisher": ""}, "Shazeer, Noam. “The Panel on Tea.” Transcript. NVIDIA GTC 2024, "
                            "San Jose, CA, March 20, 2024. https://example.org/panel."),
        ({"event": "", "title": "The “Tea” Panel"},
         "Shazeer, Noam. “The ‘Tea’ Panel.” Transcript. The Paper, March 20, 2024. "
         "https://example.org/panel."),
        ({"event": "", "title": "Why Tea?", "date": (2024, 3)},
         "Shazeer, Noam. “Why Tea?” Transcript. The Paper, March 2024. "
         "https://example.org/panel."),
        ({"event": "", "author": None, "date": ()},
         "“The Panel on Tea.” Transcript. The Paper, n.d. https://example.org/panel."),
        ({"event": "", "url": "", "author": author("Martin Luther King Jr.")},
         "King, Martin Luther, Jr. “The Panel on Tea.” Transcript. The Paper, March 20, 2024."),
        # Chicago Manual of Style 13.97: an untitled item is described, without quotation marks
        ({"event": "", "title": ""},
         "Shazeer, Noam. Transcript of tea.txt. The Paper, March 20, 2024. "
         "https://example.org/panel."),
    ],
)  # fmt: skip
def test_chicago(known: dict[str, Any], entry: str) -> None:
    assert chicago(work(**known)) == entry


@pytest.mark.parametrize(
    ("known", "entry"),
    [
        # the examples of the standard itself (4.6.3, 8.8)
        ({"author": author("萧钰"), "title": "出版业信息化迈入快车道", "date": (2001, 12, 19),
          "accessed": (2002, 4, 15), "event": "", "publisher": "",
          "url": "http://www.creader.com/news/20011219/200112190019.html"},
         "萧钰. 出版业信息化迈入快车道[EB/OL]. (2001-12-19)[2002-04-15]. "
         "http://www.creader.com/news/20011219/200112190019.html."),
        ({"author": author("Alan Hopkinson"), "title": "UNIMARC and metadata: Dublin core",
          "date": (2009, 4, 22), "accessed": (2013, 3, 27), "event": "", "publisher": "",
          "url": "http://archive.ifla.org/IV/ifla64/138-161e.htm"},
         "HOPKINSON A. UNIMARC and metadata: Dublin core[EB/OL]. (2009-04-22)[2013-03-27]. "
         "http://archive.ifla.org/IV/ifla64/138-161e.htm."),
        ({"author": None, "title": "Dublin core metadata element set: version 1.1",
          "date": (2012, 6, 14), "accessed": (2014, 6, 11), "event": "", "publisher": "",
          "url": "http://dublincore.org/documents/dces/"},
         "Dublin core metadata element set: version 1.1[EB/OL]. (2012-06-14)[2014-06-11]. "
         "http://dublincore.org/documents/dces/."),
        ({}, "SHAZEER N. The Panel on Tea: NVIDIA GTC 2024, San Jose, CA[EB/OL]. The Paper, "
             "2024(2024-03-20). https://example.org/panel."),
        ({"url": "", "date": (2024,), "event": ""},
         "SHAZEER N. The Panel on Tea[Z]. The Paper, 2024."),
        ({"date": (), "event": "", "publisher": ""},
         "SHAZEER N. The Panel on Tea[EB/OL]. https://example.org/panel."),
        ({"author": author("Jean-Luc J. D. Picard"), "title": "", "event": "", "url": ""},
         "PICARD J L J D. tea.txt[Z]. The Paper, 2024(2024-03-20)."),
    ],
)  # fmt: skip
def test_gbt7714(known: dict[str, Any], entry: str) -> None:
    assert gbt7714(work(**known)) == entry


def test_what_is_chinese_is_cited_with_chinese_marks() -> None:
    assert apa(Work(**实录)) == (
        "黄仁勋（2024年3月20日）。万字对谈实录［文字稿］。晚报。NVIDIA GTC 2024，San Jose。"
        "https://example.org/panel"
    )
    assert chicago(Work(**实录)) == (
        "黄仁勋。《万字对谈实录》。文字稿。NVIDIA GTC 2024，San Jose。晚报，2024年3月20日。"
        "https://example.org/panel。"
    )
    bare = Work(id="x", title="谈《茶经》", file="x.txt", kind="文字稿", language="zh-TW")
    assert apa(bare) == "谈《茶经》［文字稿］（n.d.）。"
    assert chicago(bare) == "《谈〈茶经〉》。文字稿。"
    assert gbt7714(bare) == "谈《茶经》[Z]."
