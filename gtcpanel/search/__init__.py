"""Search: what was meant is found, however it was typed, and every hit says how it matched."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final, Literal

from gtcpanel.index.match import Match, all_of, any_of, but_not
from gtcpanel.index.store import Scope
from gtcpanel.model import Hit, Results, Rung, Turn
from gtcpanel.search.conditions import Conditions, conditions, said
from gtcpanel.search.expression import Choice, choices
from gtcpanel.search.forms import translated
from gtcpanel.search.ladder import MEANING, RANK, Reading, Term, Way, closely, match_of
from gtcpanel.search.locate import Answer, locate
from gtcpanel.search.query import parse
from gtcpanel.search.readings import by_speaker, called_so, literal, readings, word_by_word

if TYPE_CHECKING:
    from gtcpanel.library import Library

Mode = Literal["fuzzy", "exact", "regex"]
Sort = Literal["score", "time"]

#: How many turns, the best by BM25, are looked at on each rung when not all are wanted.
_CANDIDATES: Final = 300
#: So many words are a sentence, of which it does not do to be all somewhere in a long turn, less
#: near one another than this (0..1).
_SENTENCE: Final = 6
_SCATTERED: Final = 0.5


def search(
    library: Library,
    query: str,
    *,
    mode: Mode = "fuzzy",
    speakers: Collection[str] = (),
    within: Sequence[str] = (),
    limit: int | None = None,
    sort: Sort = "score",
) -> Results:
    """The turns that answer a query, best first.

    `mode` "exact" allows variants (case, width, script, accents) but no other rung; "regex" takes
    the query as one regular expression. `speakers` (canonical names) and `within` (slugs or
    patterns) narrow it; `limit` None is all of them. `total` counts before the limit. Hits are
    ordered by rung and score, then by place; with `sort` "time" by place alone. The order is the
    same every time.

    Raises `QueryError`, `UsageError` for an unknown transcript, `SpeakerError`.
    """
    if mode == "regex":
        found = scan(library, query, speakers=speakers, within=within)
        first = tuple(islice(found, limit))
        return Results(query=query, total=len(first) + sum(1 for _ in found), hits=first)
    scope = library.scope(within, speakers)
    finder = _Finder(library, scope, limit if sort == "score" else None)
    for choice in choices(parse(query)):
        finder.look_for(choice, fuzzy=mode == "fuzzy")
    hits = sorted(finder.hits(), key=_by_place if sort == "time" else _by_score)
    return Results(query=query, total=finder.total(), hits=tuple(hits[:limit]))


def scan(
    library: Library, pattern: str, *, speakers: Collection[str] = (), within: Sequence[str] = ()
) -> Iterator[Hit]:
    """The turns in which a regular expression matches, in order, each when it is asked for.

    Whoever needs only some of them, or only their number, need not wait or remember: the rest of
    the library is not looked at, and nothing is kept. Raises what `search` raises, at once.
    """
    from gtcpanel.search.regex import matching

    return matching(pattern, library.scope(within, speakers), library.store)


def suggest(library: Library, query: str) -> str | None:
    """The query that may have been meant where nothing was found; None if there is no good one."""
    from gtcpanel.search.suggestion import better

    return better(query, library.store)


class _Finder:
    """Gathers the best answer of every turn to the choices of a query."""

    def __init__(self, library: Library, scope: Scope, wanted: int | None) -> None:
        """`wanted` is how many answers are of use, None for all."""
        self._library = library
        self._store = library.store
        self._scope = scope
        self._wanted = wanted
        self._limit = None if wanted is None else max(wanted, _CANDIDATES)
        self._best: dict[int, tuple[Turn, Answer]] = {}
        self._asked: list[tuple[Match, Scope]] = []  # where there were more than were looked at

    def hits(self) -> Iterator[Hit]:
        """The turns found so far, in no order."""
        for turn, answer in self._best.values():
            yield Hit(turn=turn, match=answer.rung, score=_score(answer), spans=answer.spans)

    def total(self) -> int:
        """How many turns there are to be found, also where only the best were looked at."""
        asked: dict[Scope, list[Match]] = {}
        for match, scope in self._asked:
            asked.setdefault(scope, []).append(match)
        counts = (self._store.count(any_of(some), scope) for scope, some in asked.items())
        return max(len(self._best), sum(counts))

    def look_for(self, choice: Choice, *, fuzzy: bool) -> None:
        """Add the answers to one choice, from the highest rungs that give any."""
        store = self._store
        words = said(choice.wanted, store)
        only = conditions(choice, words, self._scope, self._library)
        if only.scope.people == ():  # two speakers at once
            return
        if not words:
            self._descend(only.speakers, ("exact",), only)
            return
        plain = literal(words, store)
        if not fuzzy:
            self._descend([plain], MEANING[:1], only)
            return
        understood = readings(words, store)
        if only.links:  # their terms are what they are, and not somebody's turns
            terms = tuple(term._replace(people={}) for term in understood[0])
            _ = self._descend([terms], MEANING, only) or self._forgive(terms, only)
            return
        found = (
            self._descend(understood, MEANING, only)
            or self._descend(by_speaker(words, store), ("alias",), only)
            or self._descend(word_by_word(words, store), MEANING[:1], only)
            or self._forgive(understood[0], only)
        )
        if any(word.quoted or word.prefix for word in words):  # its words, together, or nothing
            return
        if len(plain) >= _SENTENCE and self._put_last_if_scattered():
            found = False
        if not found:
            self._remember(plain, only)

    def _put_last_if_scattered(self) -> bool:
        """Whether nobody says the words of a sentence near one another.

        To have them all somewhere in a long turn is then no better than to say something like it.
        """
        if any(answer.nearness >= _SCATTERED for _, answer in self._best.values()):
            return False
        for turn_id, (turn, answer) in self._best.items():
            last = answer._replace(rung="near", goodness=answer.goodness / 2)
            self._best[turn_id] = (turn, last)
        return True

    def _descend(self, ways: Sequence[Reading], rungs: Sequence[Rung], only: Conditions) -> bool:
        """Ask for each reading of the query on each rung; whether anything was found."""
        found = False
        for reading in ways:
            asked: Match | None = None
            looked_at: set[int] = set()
            all_of_them = True
            for rung in rungs:
                match = match_of(reading, rung, only.links)
                if match is None or match == asked:
                    continue
                first, asked = asked is None, match
                if not first and self._has_enough(rung):  # what is new could only come after them
                    all_of_them = False
                    continue
                found |= self._ask(reading, match, only, looked_at)
            if asked and not (all_of_them and self._is_all(looked_at)):
                self._asked.append((but_not(asked, only.unwanted), only.scope))
        return found

    def _is_all(self, looked_at: Collection[int]) -> bool:
        return self._limit is None or len(looked_at) < self._limit

    def _has_enough(self, rung: Rung) -> bool:
        """Whether there are as many better answers as are wanted."""
        if self._wanted is None or len(self._best) < self._wanted:
            return False
        better = [1 for _, answer in self._best.values() if RANK[answer.rung] < RANK[rung]]
        return len(better) >= self._wanted

    def _ask(self, reading: Reading, match: Match, only: Conditions, looked_at: set[int]) -> bool:
        store = self._store
        match = but_not(match, only.unwanted)
        candidates = store.candidates(match, only.scope, self._limit)
        if len(candidates) == self._limit and len(reading) > 1 and not only.links:
            # Of words that are everywhere, the best answers are where they stand together.
            close = all_of([match, closely(reading)])
            candidates += store.candidates(close, only.scope, self._limit)
        new = [turn for turn in dict.fromkeys(candidates) if turn not in looked_at]
        looked_at.update(new)
        return self._keep(new, lambda turn: locate(turn, reading, store.folder, only.links))

    def _forgive(self, terms: Reading, only: Conditions) -> bool:
        """Look for typos, and for what sounds alike."""
        from gtcpanel.search.sounding import joined, sounding
        from gtcpanel.search.spelling import corrections

        store = self._store
        unknown = [
            not (match := term.match("variant")) or not store.occurs(match) for term in terms
        ]
        if any(doubt and term.prefix for doubt, term in zip(unknown, terms, strict=True)):
            return False

        def extended(reading: Reading, ways: Callable[[Term], Iterable[Way]]) -> Reading:
            return tuple(
                term.extended(ways(term)) if doubt else term
                for term, doubt in zip(reading, unknown, strict=True)
            )

        spelt = extended(terms, lambda term: translated(corrections(term.row, store), store))
        found = any(unknown) and self._descend_by_name([spelt], "typo", only)
        # Characters that only sound alike are noise beside characters that nearly are the same.
        if found and not any(unit.term.isascii() for term in terms for unit in term.row):
            return True
        heard = [extended(spelt, lambda term: sounding(term.row, store))] if any(unknown) else []
        if not only.links and (together := joined(terms)):
            heard.append(
                tuple(
                    term if term.ways else term.extended(sounding(term.row, store))
                    for term in together
                )
            )
        heard = [way for way in heard if way != spelt]  # nothing else sounds like it
        return self._descend_by_name(heard, "sound", only) or found

    def _descend_by_name(self, ways: Sequence[Reading], rung: Rung, only: Conditions) -> bool:
        """`_descend` to a rung that forgives; to the speakers' names if nobody says it."""
        if self._descend(ways, (rung,), only):
            return True
        named = [tuple(called_so(term, rung, self._store) for term in way) for way in ways]
        return named != list(ways) and self._descend(named, (rung,), only)

    def _remember(self, plain: Reading, only: Conditions) -> None:
        """Take the whole group for a sentence that was remembered not quite as it was said."""
        from gtcpanel.search.near import candidates, remembered, sentence

        store = self._store
        wanted = sentence([unit for term in plain for unit in term.row], store)
        if wanted:
            self._keep(
                candidates(wanted, only.unwanted, only.scope, store),
                lambda turn: remembered(turn, wanted, store.folder),
            )

    def _keep(self, ids: Sequence[int], answer: Callable[[Turn], Answer | None]) -> bool:
        """Keep the best answer of each turn; whether there was any."""
        found = False
        for turn_id, turn in self._store.turns_by_id(ids).items():
            given = answer(turn)
            if given is None:
                continue
            found = True
            known = self._best.get(turn_id)
            if known is None or _score(given) > _score(known[1]):
                self._best[turn_id] = (turn, given)
        return found


def _score(answer: Answer) -> float:
    """0..100: ten points a rung, so that a lower rung never outranks a higher one."""
    return round(100 - 10 * RANK[answer.rung] - 9.9 * (1 - answer.goodness), 2)


def _by_score(hit: Hit) -> tuple[float, str, int]:
    return -hit.score, hit.turn.transcript, hit.turn.number


def _by_place(hit: Hit) -> tuple[str, int]:
    return hit.turn.transcript, hit.turn.number
