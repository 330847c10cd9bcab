"""Rules of movement on the way to «act before …»; a part of navigate."""

from __future__ import annotations

from datetime import UTC, date, datetime

from bot.core import deadlines as rules
from bot.core import phrases
from bot.core.counted import count, shown
from bot.core.deadlines import Answers, Due
from bot.core.ics import FILE_NAME, MIME, calendar_file
from bot.core.model import Happening
from bot.core.reply import Reply, SendFile
from bot.core.routes import CalendarPlace, DeadlinePlace, RulePlace
from bot.core.scene import Scene
from bot.core.screens import deadlines

NO_DAY = "00000000"
"""What stands in a token for a day that is none."""


def deadline(scene: Scene, place: DeadlinePlace) -> Reply | None:
    """Day, event, questions, result: the first of them that is still open."""
    today = scene.now.date()
    if scene.known_country is None or (scene.visitor.country == "KG" and scene.visitor.passport is None):
        return shown(scene, deadlines.choose_country(scene, place.day), "deadline")
    if len(place.day) <= len("YYYYMM"):
        month = _day(f"{place.day}01") if place.day else today
        return None if month is None else shown(scene, deadlines.choose_day(scene, month), "deadline")
    day = _day(place.day)
    if day is None or not rules.is_near(day, today):
        return shown(scene, deadlines.choose_day(scene, today, unknown=True), "deadline")
    if not place.event:
        return shown(scene, deadlines.choose_event(scene, day), "deadline")
    return _result(scene, place, day)


def _result(scene: Scene, place: DeadlinePlace, day: date) -> Reply | None:
    answers = _answers(place)
    if answers is None or place.event not in {event.value for event in Happening}:
        return None
    found = rules.rules_for(scene.library, scene.visitor, Happening(place.event))
    question = rules.next_question(found, answers)
    if question == "contract":
        return shown(scene, deadlines.ask_contract(scene, place), "deadline")
    if question == "spent":
        window = next(rule.window for rule in found if rule.window is not None)
        return shown(scene, deadlines.ask_spent(scene, place, window), "deadline")
    dues = list(rules.applied(scene.library, found, day, answers))
    return shown(scene, deadlines.result(scene, place, day, dues), "deadline", detail=place.event)


def rule(scene: Scene, place: RulePlace) -> Reply | None:
    """One rule in full."""
    due = _due(scene, place)
    return None if due is None else shown(scene, deadlines.rule(scene, place, due), "deadline", detail="rule")


def calendar(scene: Scene, place: CalendarPlace) -> Reply | None:
    """The calendar file of one rule; the screen before stays."""
    due = _due(scene, place)
    if due is None or due.before is None:
        return None
    voice = scene.page().voice
    content = calendar_file(due.before, voice.ui(phrases.DEADLINE_FILE_TITLE), scene.now)
    file = SendFile(FILE_NAME, MIME, content)
    return Reply(None, (count(scene, "calendar"),), file, toast=voice.ui(phrases.DEADLINE_FILE_SENT))


def _due(scene: Scene, place: RulePlace | CalendarPlace) -> Due | None:
    """A rule applied to a day as a button names both; None where the content or the calendar has no such thing."""
    found = next((item for item in scene.library.content.deadlines if item.id == place.rule), None)
    day = _day(place.day)
    answers = _answers(DeadlinePlace(place.day, "", "n", place.spent))
    if found is None or day is None or answers is None:
        return None
    return next(rules.applied(scene.library, [found], day, answers))


def _answers(place: DeadlinePlace) -> Answers | None:
    """The answers in a token; None where they are none that were offered."""
    if place.contract not in {"", *rules.CONTRACT}:
        return None
    if place.spent not in {"", *map(str, rules.SPENT)}:
        return None
    return Answers(place.contract or None, int(place.spent) if place.spent else None)


def _day(text: str) -> date | None:
    """The day of YYYYMMDD; None where there is none such."""
    try:
        return datetime.strptime(text, "%Y%m%d").replace(tzinfo=UTC).date()
    except ValueError:
        return None
