from __future__ import annotations

import pytest

from gtcpanel.errors import SpeakerError
from gtcpanel.library import Library
from gtcpanel.transcript import Person
from tests.libraries import library_of, transcript_of

NAMES = ["Noam Shazeer", "Jakob Uszkoreit", "Llion Jones", "Lukasz Kaiser", "Aidan Gomez", "欧阳帆"]


@pytest.fixture(scope="module")
def library() -> Library:
    return library_of(
        transcript_of(
            [(name, "text") for name in (*NAMES, "黄仁勋", "Ann Lee", "Ann Law")],
            people=[
                Person(name="黄仁勋", aliases=("Jensen Huang", "老黄"), role="moderator"),
                Person(name="Jakob Uszkoreit", aliases=("Akob Uszkoreit",)),
            ],
        )
    )


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Noam Shazeer", "Noam Shazeer"),
        ("noam", "Noam Shazeer"),
        ("Shazeer", "Noam Shazeer"),
        ("shaz", "Noam Shazeer"),
        ("NoamShazeer", "Noam Shazeer"),
        ("Noem Shazer", "Noam Shazeer"),
        ("shazeer noam", "Noam Shazeer"),
        ("akob", "Jakob Uszkoreit"),
        ("Uszkoreid", "Jakob Uszkoreit"),
        ("Łukasz", "Lukasz Kaiser"),
        ("黃仁勳", "黄仁勋"),
        ("仁勋", "黄仁勋"),
        ("老黄", "黄仁勋"),
        ("jensen", "黄仁勋"),
        ("huangrenxun", "黄仁勋"),
        ("huang ren xun", "黄仁勋"),
        ("黄任勋", "黄仁勋"),
        ("ouyangfan", "欧阳帆"),
        ("ann lee", "Ann Lee"),
    ],
)
def test_a_person_is_known_by_any_name(library: Library, typed: str, name: str) -> None:
    assert library.person(typed).name == name


def test_a_whole_word_of_a_name_wins_over_the_beginning_of_one() -> None:
    names = ["Robert Griesemer", "Rob Pike", "Anna Karenina", "Ann Lee", "Robin Rob"]
    library = library_of(transcript_of([(name, "text") for name in names]))
    assert library.person("ann").name == "Ann Lee"
    assert library.person("rob p").name == "Rob Pike"
    assert library.person("robe").name == "Robert Griesemer"
    with pytest.raises(SpeakerError, match="any of: Rob Pike, Robin Rob;"):
        library.person("rob")


def test_an_ambiguous_name_lists_who_it_could_be(library: Library) -> None:
    with pytest.raises(SpeakerError, match="Ann Lee, Ann Law") as caught:
        library.person("ann")
    assert caught.value.ambiguous
    assert caught.value.status == 2


@pytest.mark.parametrize("typed", ["Ilya Sutskever Nobody", "zq", "", "  ", "!"])
def test_an_unknown_name_lists_the_likely_ones(library: Library, typed: str) -> None:
    with pytest.raises(SpeakerError, match="no speaker is called") as caught:
        library.person(typed)
    assert "Noam Shazeer" in caught.value.likely


def test_among_many_only_the_most_alike_are_listed() -> None:
    library = library_of(transcript_of([(f"Person {chr(97 + n) * 4}", "x") for n in range(20)]))
    with pytest.raises(SpeakerError) as caught:
        library.person("xx cccc")
    assert caught.value.likely[0] == "Person cccc"
    assert len(caught.value.likely) <= 10
