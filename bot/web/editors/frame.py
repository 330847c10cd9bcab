"""The frame of every editors' page: head, ways to the other pages, what is wrong with the files."""

from __future__ import annotations

from typing import Final

from bot.core.desk.report import Stage
from bot.core.problems import Severity, many
from bot.web.editors.desk import Sight
from bot.web.editors.parts import problem_list
from bot.web.html import Child, Safe, tag

ICON: Final = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' "
    "rx='10' fill='%231d5c56'/%3E%3Cpath d='M9 8v9a7 7 0 0 0 14 0V8' fill='none' stroke='%23f6efe2' stroke-width='4' "
    "stroke-linecap='round'/%3E%3C/svg%3E"
)
_PAGES: Final = (("/editors", "Screens"), ("/editors/problems", "Problems"), ("/", "Chat"))


def page(sight: Sight, title: str, *live: Child, above: Child = None, here: str = "", ask: bool = False) -> str:
    """A whole page.

    `live` is what the script takes up anew when something changes; with `ask` it tells so and waits.
    `above` stands before it and is left as it is. `here` is the page's address among _PAGES.
    """
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="robots", content="noindex"),
        tag("title", f"{title} · Ukuk for editors"),
        tag("link", rel="icon", href=ICON),
        tag("link", rel="stylesheet", href="/colours.css"),
        tag("link", rel="stylesheet", href="/editors.css"),
        tag("script", src="/editors.js", defer=True),
    )
    body = tag(
        "body",
        tag("a", "To the content", href="#live", class_="skip"),
        _bar(here),
        above,
        tag("main", _stand(sight), live, id="live", data_mark=sight.mark, data_ask=ask, tabindex="-1"),
        tag(
            "p",
            "The content has changed. ",
            tag("button", "Show it", type="button", id="renew"),
            id="news",
            role="status",
            hidden=True,
        ),
        tag("noscript", tag("p", "Without JavaScript all is here, but not filtered, and not renewed by itself.")),
    )
    return f"<!doctype html>\n{tag('html', head, body, lang='en')}"


def _bar(here: str) -> Safe:
    links = [tag("a", name, href=address, aria_current="page" if address == here else None) for address, name in _PAGES]
    brand = tag(
        "a",
        tag("span", "У", class_="mark", aria_hidden="true"),
        "Ukuk",
        tag("span", " for editors", class_="wide-only"),
        href="/editors",
    )
    return tag("header", tag("p", brand, class_="brand"), tag("nav", links, aria_label="Pages"), class_="bar")


def _stand(sight: Sight) -> list[Safe]:
    """What is served, what check says, and in full what keeps the files from being served."""
    report = sight.report
    line = tag("p", "Content ", tag("code", sight.library.revision), " · ", _checked(sight), class_="stand")
    if not report.refused or report.revision == sight.library.revision:
        return [line]
    refused = tag(
        "section",
        tag("h2", "The files on the disk are broken: what is served is the last good content"),
        tag("p", "Mend what follows and save; then the new content is taken up by itself."),
        problem_list(report, report.refused),
        class_="refused",
        role="alert",
    )
    return [line, refused]


def _checked(sight: Sight) -> Child:
    match sight.stage:
        case Stage.READING:
            return "reading the files…"
        case Stage.CHECKING:
            return "check is running…"
        case Stage.FAILED:
            return "check could not be run: see the terminal"
        case Stage.DONE:
            problems = sight.report.problems
            errors = sum(problem.severity is Severity.BLOCKS for problem in problems)
            words = f"check: {many(errors, 'error')}, {many(len(problems) - errors, 'warning')}"
            return tag("a", words, href="/editors/problems")
