"""Small parts that several of the editors' pages are made of: places, chips, problems, names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import quote

from bot.core.desk.items import Item, Kind
from bot.core.desk.report import Report, Stage
from bot.core.desk.state import Flag, State
from bot.core.formatting import country_name, flag
from bot.core.library import SOURCE_LANGUAGE, Library
from bot.core.model import Audience, Confidence
from bot.core.problems import Place, Problem, Severity
from bot.core.routes import OTHER_COUNTRY
from bot.web.html import Safe, tag

BAD: Final = "bad"
WARN: Final = "warn"
GOOD: Final = "good"
PLAIN: Final = "plain"

AUDIENCES: Final = {
    Audience.ANYONE: "anyone",
    Audience.KG_CITIZEN: "citizens of Kyrgyzstan",
    Audience.FOREIGNER_IN_KG: "foreigners in Kyrgyzstan",
}
PASSPORTS: Final = {"kg": "passport of Kyrgyzstan", "other": "another passport", None: "passport not asked"}
KINDS: Final = {
    Kind.CARD: "Cards",
    Kind.SCREENING: "Yes and no questions",
    Kind.SHOW: "Words to show",
    Kind.DEADLINE: "Days to act before",
    Kind.CONTACT: "Contacts",
    Kind.COUNTRY: "Who helps, by country",
    Kind.INTERFACE: "Interface",
}


def address(item: Item) -> str:
    """The page of an item."""
    return f"/editors/at/{item.key}"


def country(code: str) -> str:
    """Flag and name of a country."""
    return "Another country" if code == OTHER_COUNTRY else f"{flag(code)} {country_name(code, SOURCE_LANGUAGE)}"


def countries(item: Item) -> str:
    """Where an item holds."""
    return ", ".join(map(country, item.countries)) if item.countries else "🌍 Everywhere"


def where(report: Report, place: Place | None) -> Safe:
    """File and line, to be copied, and a link that opens them in VS Code."""
    if place is None:
        reading = "reading the files…" if report.stage is Stage.READING else "not in the file"
        return tag("span", "in a file that is broken" if report.refused else reading, class_="where")
    short = f"{place.file}:{place.line}" if place.line else place.file
    *folders, name = short.split("/")
    link = _vscode(report, place)
    opened = tag("a", "open", href=link, title=f"Open {short} in VS Code") if link else None
    return tag(
        "span", tag("code", [[f"{folder}/", tag("wbr")] for folder in folders], name), " ", opened, class_="where"
    )


def _vscode(report: Report, place: Place) -> str | None:
    """The address by which VS Code opens a place (code.visualstudio.com/docs/editor/command-line)."""
    head, _, rest = place.file.partition("/")
    if not rest or head not in report.roots:
        return None
    path = quote(f"{report.roots[head]}/{rest}", safe="/:")
    return f"vscode://file/{path.lstrip('/')}:{max(place.line, 1)}:{max(place.column, 1)}"


def chip(text: str, kind: str = PLAIN, title: str | None = None) -> Safe:
    """A short mark."""
    return tag("span", text, class_=f"chip {kind}", title=title)


def chips(library: Library, item: Item, state: State, stage: Stage) -> list[Safe]:
    """What there is to do on an item; where there is nothing, that, as far as it is known."""
    found = [*_old(item, state), *_translated(library, state)]
    if state.unflagged:
        found.insert(0, chip(_counted(len(state.unflagged), "problem"), BAD, "Found by check"))
    if Flag.UNCONFIRMED in state.flags:
        found.append(chip(f"{state.trust[Confidence.UNCONFIRMED]} unconfirmed", WARN, "Contacts that nobody confirmed"))
    if found:
        return found
    return [chip("in order", GOOD) if stage is Stage.DONE else chip("nothing so far", PLAIN, "check is not done")]


def _old(item: Item, state: State) -> Iterator[Safe]:
    if Flag.OVERDUE in state.flags:
        yield chip(f"review due since {item.review_by}", BAD)
    if state.expired:
        yield chip(f"{_counted(len(state.expired), 'fact')} expired", BAD)
    if Flag.DUE in state.flags:
        yield chip(f"review by {item.review_by}", WARN)
    if state.expiring:
        yield chip(f"{_counted(len(state.expiring), 'fact')} expiring", WARN)


def _translated(library: Library, state: State) -> Iterator[Safe]:
    for language in library.languages:
        if state.missing.get(language):
            yield chip(f"{language}: {state.missing[language]} missing", BAD, "Texts without translation")
        if state.fuzzy.get(language):
            yield chip(f"{language}: {state.fuzzy[language]} fuzzy", WARN, "Translations to read again")


def helpers_by_trust(state: State) -> Safe | None:
    """How many help, by how sure they are."""
    if not state.trust:
        return None
    icons = {Confidence.CONFIRMED: "✅", Confidence.SOURCED: "📄", Confidence.UNCONFIRMED: "❔"}
    words = [f"{icon} {state.trust.get(confidence, 0)}" for confidence, icon in icons.items()]
    title = "Who helps: " + ", ".join(f"{state.trust.get(each, 0)} {each.value}" for each in icons)
    return tag("span", "  ".join(words), class_="trust", title=title)


def problem_list(report: Report, problems: Iterable[Problem]) -> Safe:
    """Problems with where they are and how they are mended."""
    return tag("ul", [_problem(report, problem) for problem in problems], class_="problems")


def _problem(report: Report, problem: Problem) -> Safe:
    kind = BAD if problem.severity is Severity.BLOCKS else WARN
    mend = tag("span", problem.mend, class_="mend") if problem.mend else None
    return tag(
        "li",
        tag("p", chip(problem.rule, kind), " ", problem.text, " ", mend),
        tag("p", where(report, problem.place)),
    )


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
