"""A town as editors find it: some texts to read again, some missing, an old fact, an overdue card, a problem."""

from __future__ import annotations

from bot.core.desk.report import Report, Stage
from bot.core.desk.state import Survey
from bot.core.library import Library, Translation
from bot.core.problems import Place, Problem, Severity
from bot.core.routes import Visitor
from bot.core.scene import Scene
from tests.support import builders as make
from tests.support import libraries
from tests.support.clock import NOON
from tests.support.libraries import Texts

WAGES_RU = "topic.unpaid-wages.RU"
TEXTS: Texts = {
    "ky": {
        "topic.unpaid-wages.title": "Айлыгымды беришпейт",
        f"{WAGES_RU}.answer": Translation("Мөөнөт: {fact:stay-days}.", fuzzy=True),
        f"{WAGES_RU}.warnings.sign": "Бош кагазга кол койбоңуз.",
    },
    "ru": {
        "topic.unpaid-wages.title": "Мне не заплатили",
        f"{WAGES_RU}.answer": "Срок: {fact:stay-days}.",
        f"{WAGES_RU}.warnings.sign": "Не подписывайте пустые листы.",
        f"{WAGES_RU}.steps.ask": "Запишите, сколько вам должны.",
        f"{WAGES_RU}.rights.code": "Так сказано в Трудовом кодексе.",
    },
}


def work() -> Library:
    """The town, with work to do in it."""
    content = libraries.town().content
    topics = [make.due(topic, "RU", "2026-11-20") if topic.id == "unpaid-wages" else topic for topic in content.topics]
    topics = [make.due(topic, "INTL", "2026-12-10") if topic.id == "complaint" else topic for topic in topics]
    facts = [fact.model_copy(update={"expires": NOON.date().replace(day=1)}) for fact in content.facts]
    doubtful = make.contact(
        "doubtful", service_area=["RU"], phones=[make.phone("+74950000009", confidence="unconfirmed")]
    )
    changed = {"topics": tuple(topics), "facts": tuple(facts), "contacts": (*content.contacts, doubtful)}
    return libraries.of(content.model_copy(update=changed), TEXTS)


def scene(library: Library, language: str = "en", country: str | None = None, passport: str | None = None) -> Scene:
    """The tests' noon, as somebody sees it."""
    return Scene(library, Visitor(language, country, passport), NOON, remember_offered=True)


def problem(key: str, rule: str = "sentence", language: str = "en", line: int = 7) -> Problem:
    """A problem of a text, found by check."""
    place = Place("content/topics/unpaid-wages.yaml", line, 3)
    return Problem(place, rule, Severity.ADVICE, f"It has 40 words: {key}.", "Shorten it.", key, language)


def report(*problems: Problem, revision: str = "test") -> Report:
    """A report of a check that is done, with the places of some texts."""
    places = {
        ("en", WAGES_RU): Place("content/topics/unpaid-wages.yaml", 12, 5),
        ("en", f"{WAGES_RU}.answer"): Place("content/topics/unpaid-wages.yaml", 14, 13),
        ("ky", f"{WAGES_RU}.answer"): Place("locales/ky/LC_MESSAGES/content.po", 40, 1),
    }
    roots = {"content": "/home/editor/ukuk/content", "locales": "/home/editor/ukuk/locales"}
    return Report(1, Stage.DONE, revision, places, problems, roots)


def survey(library: Library | None = None, *problems: Problem) -> Survey:
    """The survey of a library, or of the town."""
    return Survey(scene(library or work()), report(*problems))
