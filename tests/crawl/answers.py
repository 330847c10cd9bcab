"""Which answers of a screening are pressed: every question, every answer to it, and every outcome.

All combinations would be three to the seventeenth. Pressed are: at each question all its answers, after
answers that are no sign; and for each outcome the shortest way to it.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from bot.core.library import Library
from bot.core.model import Question, Screening
from bot.core.routes import CalendarPlace, DeadlinePlace, Place, RulePlace, ScreeningPlace
from bot.core.screening import NO, YES, outcome

_SPENT_WORTH_PRESSING = frozenset({"", "0", "90"})
_LETTERS = {"yes": YES, "no": NO}


def worth_pressing(library: Library, place: Place, today: date) -> bool:
    """Whether a button is one that the walk presses: of the many days and answers those that differ."""
    if isinstance(place, DeadlinePlace | RulePlace | CalendarPlace):
        return place.day in _days_worth_pressing(today) and place.spent in _SPENT_WORTH_PRESSING
    if not isinstance(place, ScreeningPlace):
        return True
    screening = library.screenings.get(place.screening)
    return screening is None or place.answers in _pressed(screening.model_dump_json())


def ways_to_outcomes(screening: Screening) -> dict[str, str]:
    """For each outcome the shortest answers that lead to it; outcomes that nothing leads to are missing."""
    found: dict[str, str] = {}
    fronts = [""]
    states = {_state(screening, "")}
    while fronts:
        following: list[str] = []
        for given in fronts:
            end = outcome(screening, given)
            if end is not None:
                found.setdefault(end.id, given)
                continue
            for letter in (YES, NO):
                state = _state(screening, given + letter)
                if state not in states:
                    states.add(state)
                    following.append(given + letter)
        fronts = following
    return found


def _state(screening: Screening, given: str) -> tuple[int, str | None, int]:
    """What matters of answers for what may follow: how many, what they mean so far, how many are signs."""
    rest = screening.questions[len(given) :]
    so_far = given + "".join(map(_harmless, rest))
    end = outcome(screening, so_far)
    signs = sum(answer == _LETTERS[question.sign] for question, answer in zip(screening.questions, given, strict=False))
    return len(given), end.id if end else None, signs


def _harmless(question: Question) -> str:
    return NO if question.sign == "yes" else YES


def _days_worth_pressing(today: date) -> frozenset[str]:
    """No day yet, two months, the first of one, and today; of all days the screens are the same but for the day."""
    before = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    return frozenset({"", f"{before:%Y%m}", f"{today:%Y%m}", f"{before:%Y%m%d}", f"{today:%Y%m%d}"})


@lru_cache(maxsize=64)
def _pressed(dumped: str) -> frozenset[str]:
    screening = Screening.model_validate_json(dumped)
    harmless = "".join(map(_harmless, screening.questions))
    ways = {way[:end] for way in ways_to_outcomes(screening).values() for end in range(len(way) + 1)}
    asked = {harmless[:number] + letter for number in range(len(harmless)) for letter in "yns"}
    return frozenset({"", "0", *(f"0{given}" for given in ways | asked)})
