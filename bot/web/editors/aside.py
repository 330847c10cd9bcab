"""What stands beside an item's screens: problems, facts, who helps, the phone, the lawyer's sheet."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.core.contacts import Helper, best_confidence
from bot.core.desk.items import Item, Kind
from bot.core.desk.report import Stage
from bot.core.desk.state import SOON, who_helps
from bot.core.formatting import format_fact
from bot.core.library import SOURCE_LANGUAGE
from bot.core.model import Confidence, Fact
from bot.core.routes import Place, Visitor
from bot.web.editors.asked import Asked
from bot.web.editors.desk import Sight
from bot.web.editors.overview import EVERYWHERE
from bot.web.editors.parts import BAD, GOOD, PLAIN, WARN, chip, problem_list, where
from bot.web.editors.qr import on_the_phone
from bot.web.html import Safe, tag

_TRUST: Final = {Confidence.CONFIRMED: GOOD, Confidence.SOURCED: PLAIN, Confidence.UNCONFIRMED: WARN}


def beside(sight: Sight, item: Item, asked: Asked, visitor: Visitor, place: Place | None) -> Safe:
    """The column beside the screens."""
    helping = who_helps(replace(sight.scene, visitor=visitor), item)
    return tag(
        "aside",
        _problems(sight, item, helping),
        _facts(sight, item),
        _sheet(item, visitor),
        on_the_phone(asked, visitor, place),
        _helpers(helping) if item.kind is Kind.CARD else None,
        id="about",
        aria_label="About it",
    )


def _problems(sight: Sight, item: Item, helping: list[Helper]) -> Safe:
    own = sight.survey.states[item.key].problems
    contacts = [f"contact.{helper.contact.id}" for helper in helping]
    others = [problem for problem in sight.survey.problems_at(*contacts) if problem not in own]
    done = sight.stage is Stage.DONE
    nothing = "check finds nothing here." if done else "check is not done yet."
    return tag(
        "section",
        tag("h2", "Problems"),
        problem_list(sight.report, own) if own else tag("p", nothing, class_="about"),
        [tag("h3", "Of contacts shown here"), problem_list(sight.report, others)] if others else None,
        id="problems",
    )


def _facts(sight: Sight, item: Item) -> Safe | None:
    facts = [sight.library.facts[name] for name in item.facts]
    if not facts:
        return None
    return tag("section", tag("h2", "Facts"), tag("ul", [_fact(sight, fact) for fact in facts], class_="facts"))


def _fact(sight: Sight, fact: Fact) -> Safe:
    today = sight.survey.today
    mark = (
        chip("expired", BAD) if fact.expires < today else chip("soon", WARN) if fact.expires <= today + SOON else None
    )
    dated = f"page of {fact.source_date}" if fact.source_date is not None else "page without a date"
    checked = f"checked {fact.checked}" if fact.checked is not None else "checked by nobody"
    return tag(
        "li",
        tag("p", tag("b", format_fact(fact, SOURCE_LANGUAGE)), " ", tag("code", fact.id), " ", mark),
        tag("p", f"{fact.confidence} confidence, {dated}, {checked}, expires {fact.expires}", class_="about"),
        tag("p", where(sight.report, sight.report.place(f"fact.{fact.id}"))),
    )


def _helpers(helping: list[Helper]) -> Safe:
    def line(helper: Helper) -> Safe:
        confidence = best_confidence(helper)
        link = tag("a", helper.contact.name, href=f"/editors/at/contact.{helper.contact.id}")
        return tag("li", link, " ", chip(confidence.value, _TRUST[confidence]))

    nobody = tag("p", "Nobody in the content.", class_="about")
    return tag(
        "section",
        tag("h2", "Who helps, in this order"),
        tag("ol", map(line, helping), class_="helping") if helping else nobody,
    )


def _sheet(item: Item, visitor: Visitor) -> Safe | None:
    if not item.topic:
        return None
    where_to = EVERYWHERE if not item.countries else visitor.country
    link = tag("a", "Sheet for a lawyer", href=f"/editors/sheet/{item.topic}/{where_to}")
    return tag("section", tag("h2", "To be read by a lawyer"), tag("p", link, ": all of this topic here, to print."))
