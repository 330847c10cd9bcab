"""By when to act: which day, what happened then, what else the rule needs, and the day to act before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from bot.core import deadlines as rules
from bot.core import phrases
from bot.core.contacts import Wanted, helpers
from bot.core.deadlines import Due
from bot.core.formatting import format_date, format_month
from bot.core.model import Happening, Service
from bot.core.page import Page, Screen
from bot.core.phrases import Phrase
from bot.core.routes import CalendarPlace, Countries, DeadlinePlace, RulePlace, TopicPlace
from bot.core.scene import Scene
from bot.core.screens import contact_lines as lines
from bot.core.screens.choices import choices_of_country
from bot.core.screens.entrance import country_button
from bot.core.screens.topic import source_line

HAPPENINGS: Final[dict[Happening, Phrase]] = {
    Happening.ENTRY: phrases.EVENT_ENTRY,
    Happening.DISMISSAL: phrases.EVENT_DISMISSAL,
    Happening.UNPAID: phrases.EVENT_UNPAID,
    Happening.DECISION: phrases.EVENT_DECISION,
}
_DAYS_A_ROW: Final = 7
_HELP: Final = Wanted((Service.LEGAL, Service.LABOUR, Service.MIGRATION, Service.CONSULAR))


def with_day(scene: Scene, screen: Screen, day: date) -> Screen:
    """A screen that answers typed words, with a first button for the day that was named in them."""
    page = scene.page()
    label = page.voice.ui(phrases.DEADLINE_DAY, date=format_date(day, scene.visitor.language))
    press = page.press(label, DeadlinePlace(f"{day:%Y%m%d}"), "📅")
    return replace(screen, rows=((press,), *screen.rows))


def choose_country(scene: Scene, day: str) -> Screen:
    """Rules differ by country, and in Kyrgyzstan by passport: those that have rules."""
    page = scene.page()
    page.title(page.voice.ui(phrases.COUNTRY_QUESTION))
    codes = dict.fromkeys(rule.country for rule in scene.library.content.deadlines)
    choices_of_country(scene, page, codes, DeadlinePlace(day), "📅")
    page.row(page.go(phrases.COUNTRY_OTHER, Countries(), "🌍"))
    return page.screen()


def choose_day(scene: Scene, month: date, *, unknown: bool = False) -> Screen:
    """The days of a month as buttons; `unknown` where what was written is no day."""
    page = scene.page()
    language = scene.visitor.language
    page.title(page.voice.ui(phrases.DEADLINE_TITLE), "📅")
    example = f"{scene.now:%d.%m.%Y}"
    page.line(page.voice.ui(phrases.DEADLINE_UNKNOWN_DAY if unknown else phrases.DEADLINE_PICK, example=example))
    page.gap()
    page.title(format_month(month, language))
    days = [day for day in _days_of(month) if rules.is_near(day, scene.now.date())]
    page.rows_of([page.press(str(day.day), DeadlinePlace(f"{day:%Y%m%d}")) for day in days], _DAYS_A_ROW)
    around = [(_month_beside(month, -1), "◀️"), (_month_beside(month, 1), "▶️")]
    page.row(
        *(
            page.press(format_month(beside, language), DeadlinePlace(f"{beside:%Y%m}"), icon)
            for beside, icon in around
            if any(rules.is_near(day, scene.now.date()) for day in _days_of(beside))
        )
    )
    page.row(country_button(scene, page, ""))
    return page.screen()


def _days_of(month: date) -> Iterator[date]:
    day = month.replace(day=1)
    while day.month == month.month:
        yield day
        day = date.fromordinal(day.toordinal() + 1)


def _month_beside(month: date, step: int) -> date:
    years, number = divmod(month.month - 1 + step, 12)
    return date(month.year + years, number + 1, 1)


def choose_event(scene: Scene, day: date) -> Screen:
    """What happened that day?"""
    page = scene.page()
    page.title(page.voice.ui(phrases.DEADLINE_EVENT, date=format_date(day, scene.visitor.language)), "📅")
    page.small(page.voice.ui(phrases.DEADLINE_KEPT), "🔒")
    for happening, phrase in HAPPENINGS.items():
        page.row(page.go(phrase, DeadlinePlace(f"{day:%Y%m%d}", happening.value)))
    page.row(page.go(phrases.DEADLINE_OTHER_DAY, DeadlinePlace(f"{day:%Y%m}"), "📅"), country_button(scene, page, ""))
    return page.screen()


def ask_contract(scene: Scene, place: DeadlinePlace) -> Screen:
    """Is there a written contract? Some rules hold only without one."""
    page = scene.page()
    page.title(page.voice.ui(phrases.DEADLINE_CONTRACT))
    labels = (phrases.SCREENING_YES, phrases.SCREENING_NO, phrases.DEADLINE_UNSURE)
    page.row(
        *(page.go(label, replace(place, contract=letter)) for label, letter in zip(labels, rules.CONTRACT, strict=True))
    )
    page.row(page.go(phrases.BACK, DeadlinePlace(place.day), "◀️"))
    return page.screen()


def ask_spent(scene: Scene, place: DeadlinePlace, window: str) -> Screen:
    """How many days were spent there before? Whoever is between two numbers takes the larger."""
    page = scene.page()
    phrase = phrases.DEADLINE_SPENT_YEAR if window == "calendar-year" else phrases.DEADLINE_SPENT_HALF_YEAR
    page.title(page.voice.ui(phrase, country=scene.country_name(scene.visitor.country or "")))
    page.line(page.voice.ui(phrases.DEADLINE_SPENT_LARGER))
    page.rows_of([page.press(str(days), replace(place, spent=str(days))) for days in rules.SPENT], 4)
    page.row(page.go(phrases.BACK, DeadlinePlace(place.day), "◀️"))
    return page.screen()


def result(scene: Scene, place: DeadlinePlace, day: date, dues: list[Due]) -> Screen:
    """What to do and the day to act before, rule by rule; where none is sure, that it is not, and whom to ask."""
    page = scene.page_about(due.rule.topic for due in dues)
    happened = page.voice.ui(HAPPENINGS[Happening(place.event)])
    page.small(f"{happened}: {format_date(day, scene.visitor.language)}")
    for due in dues:
        page.gap()
        _summary(page, due)
    if not dues:
        page.gap()
        page.line(page.voice.ui(phrases.DEADLINE_NONE), "❔")
    page.gap()
    if any(due.before is not None for due in dues):
        page.small(page.voice.ui(phrases.DEADLINE_EARLIEST))
    _helper(scene, page)
    for due in dues:
        if due.before is not None:
            label = page.voice.text(f"deadline.{due.rule.id}.action")
            page.row(page.press(label, RulePlace(due.rule.id, place.day, place.spent), "📄"))
    _ways_on(page, dues, place.day)
    return page.screen()


def rule(scene: Scene, place: RulePlace, due: Due) -> Screen:
    """One rule: what to do, the day to act before, the term and its source, and the day for one's own calendar."""
    page = scene.page_about([due.rule.topic])
    _summary(page, due)
    if due.before is not None and due.fact is not None:
        page.gap()
        page.small(page.voice.ui(phrases.DEADLINE_TERM, term=page.voice.fact(due.fact)))
        for source in due.fact.sources:
            page.html(source_line(scene, page.voice, scene.library.sources[source]))
        page.gap()
        if due.before <= scene.now.date():
            page.line(page.voice.ui(phrases.DEADLINE_PASSED), "⚠️")
        else:
            page.small(
                page.voice.ui(phrases.DEADLINE_FILE_NOTE, title=page.voice.ui(phrases.DEADLINE_FILE_TITLE)), "📱"
            )
            label = page.voice.ui(phrases.DEADLINE_FILE, date=format_date(due.before, page.voice.language))
            page.row(page.press(label, CalendarPlace(place.rule, place.day, place.spent), "📥"))
    _ways_on(page, [due], place.day)
    return page.screen()


def _summary(page: Page, due: Due) -> None:
    key = f"deadline.{due.rule.id}"
    if due.exempt:
        page.line(page.voice.text(f"{key}.exempt"), "•")
        return
    page.line(page.voice.text(f"{key}.action"), "•")
    if due.before is None:
        page.title(page.voice.ui(phrases.DEADLINE_AT_ONCE), "❔")
        return
    if due.fact is not None:
        page.voice.rests_on(due.fact)
    page.title(page.voice.ui(phrases.DEADLINE_BEFORE, date=format_date(due.before, page.voice.language)), "📅")


def _helper(scene: Scene, page: Page) -> None:
    reachable = [helper for helper in helpers(scene.library, _HELP, scene.visitor, scene.now) if helper.phones]
    if reachable:
        page.gap()
        lines.short(page, reachable[0])


def _ways_on(page: Page, dues: list[Due], day: str) -> None:
    for topic in dict.fromkeys(due.rule.topic for due in dues):
        page.row(page.press(page.voice.text(f"topic.{topic}.title"), TopicPlace(topic)))
    page.row(
        page.go(phrases.DEADLINE_OTHER_EVENT, DeadlinePlace(day), "◀️"),
        page.go(phrases.DEADLINE_OTHER_DAY, DeadlinePlace(day[:6]), "📅"),
    )
