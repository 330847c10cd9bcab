"""The editors' rules, in the order in which they report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from bot.core.checks import (
    again,
    age,
    codes,
    contacts,
    danger,
    glossary,
    harmony,
    kyrgyz,
    links,
    phone_changes,
    phones,
    phrases,
    plain,
    plurals,
    points,
    reach,
    references,
    screens,
    scripts,
    stray,
    structure,
    unwritten,
    vocabulary,
    wording,
)
from bot.core.checks.new_texts import settle
from bot.core.checks.rule import Context, Finding, Rule, Unread
from bot.core.checks.whole_texts import findings_of
from bot.core.problems import Severity

_REVIEWED: Final = "reviewed.yaml"

STRUCTURE: Final = (
    Rule("reference", "Everything named by id exists.", Severity.BLOCKS, references.references),
    Rule("placeholder", "Every placeholder can be filled.", Severity.BLOCKS, structure.tokens),
    Rule("language", "There is English, and every stand-in exists.", Severity.BLOCKS, structure.languages),
    Rule("screening", "Every set of answers has an outcome.", Severity.BLOCKS, structure.screening_outcomes),
    Rule("term", "Every deadline counts by a term.", Severity.BLOCKS, structure.terms),
    Rule("emergency-number", "Every country has an emergency number.", Severity.BLOCKS, structure.emergency),
)
"""What must hold before anything can be rendered."""

RENDERED: Final = (
    Rule("message-length", "Every screen fits into one message.", Severity.BLOCKS, screens.too_long_to_send),
    Rule("screen-length", "Every screen fits a small phone.", Severity.ADVICE, screens.too_long_to_read),
)
"""What is measured on rendered screens, where the structure holds."""

ADVICE: Final = (
    Rule(
        "phone",
        "Every number is valid and fits its contact; short codes are listed.",
        Severity.ADVICE,
        phones.phones,
        ignored="plan_exception at the number",
    ),
    Rule(
        "phone-change",
        "A number changes only with a newer source, or a call.",
        Severity.ADVICE,
        phone_changes.phone_changes,
    ),
    Rule("link", "Every link has the shape of its kind.", Severity.ADVICE, links.links),
    Rule("code", "Codes of countries, languages and zones exist.", Severity.ADVICE, codes.codes),
    Rule("unreachable", "Somebody is shown all that is written.", Severity.ADVICE, reach.unreachable),
    Rule("next", "What to go on with exists, or is not written yet.", Severity.ADVICE, reach.lost_ways),
    Rule("point", "A contact is where it can be.", Severity.ADVICE, points.points),
    Rule("hours", "Hours can be read and have a zone.", Severity.ADVICE, contacts.hours),
    Rule("confirmation", "Confirmed means that somebody called.", Severity.ADVICE, contacts.confirmation),
    Rule("reachable", "Every contact can be reached somehow.", Severity.ADVICE, contacts.reachable),
    Rule("harmful-link", "No link is shown where it harms.", Severity.ADVICE, contacts.harmful_links),
    Rule("danger", "Danger is treated as danger: warned of, with a number to call.", Severity.ADVICE, danger.danger),
    Rule("to-write", "No text is a note of what is to be written.", Severity.ADVICE, unwritten.to_write),
    Rule("missing", "Every text is translated.", Severity.ADVICE, wording.missing),
    Rule("fuzzy", "No translation waits to be read again.", Severity.ADVICE, wording.fuzzy),
    Rule("flagged", "No English waits to be read again.", Severity.ADVICE, again.flagged),
    Rule("withdrawn", "No translation is withdrawn.", Severity.ADVICE, again.withdrawn),
    Rule("outdated", "Translations are of the English as it stands.", Severity.ADVICE, wording.outdated),
    Rule("stray", "Every translation is of a text that there is.", Severity.ADVICE, stray.stray),
    Rule("identical", "A translation is not the English over again.", Severity.ADVICE, wording.identical),
    Rule("numbers", "Numbers are equal in all languages.", Severity.ADVICE, wording.numbers_equal),
    Rule("plural", "A noun agrees with the number before it.", Severity.ADVICE, plurals.plurals),
    Rule("button", "Titles fit on a button.", Severity.ADVICE, wording.cut_titles),
    Rule(
        "glossary", "A thing has one name in each language.", Severity.ADVICE, glossary.terms, "unless in glossary.yaml"
    ),
    Rule("prose", "No phone number or link in prose.", Severity.ADVICE, wording.no_phone_in_prose),
    Rule("markup", "Texts are plain.", Severity.ADVICE, wording.no_markup),
    Rule("alphabet", "No word mixes alphabets.", Severity.ADVICE, wording.one_alphabet),
    Rule("script", "A text has the letters of its language.", Severity.ADVICE, scripts.scripts),
    Rule("invisible", "No text hides a sign.", Severity.ADVICE, wording.no_hidden_signs),
    Rule("avoid", "No word of the avoid list.", Severity.ADVICE, wording.avoided),
    Rule("sentence", "No sentence is too long.", Severity.ADVICE, plain.long_sentences),
    Rule("mean-sentence", "Sentences are short on the whole.", Severity.ADVICE, plain.long_mean),
    Rule("ky-letters", "No Kyrgyz word is short of ң, ө or ү.", Severity.ADVICE, kyrgyz.letters, _REVIEWED),
    Rule("ky-harmony", "Kyrgyz endings follow the vowels.", Severity.ADVICE, harmony.harmony, _REVIEWED),
    Rule("ky-russian", "No Russian word for which Kyrgyz has its own.", Severity.ADVICE, kyrgyz.russian, _REVIEWED),
    Rule("ky-sen", "The reader is «сиз».", Severity.ADVICE, kyrgyz.thou, _REVIEWED),
    Rule("ky-equals-ru", "A Kyrgyz text is not the Russian.", Severity.ADVICE, kyrgyz.equal_to_russian),
    Rule("expired", "Facts are checked before they expire.", Severity.ADVICE, age.expired_facts),
    Rule("review", "Cards are read again by their date.", Severity.ADVICE, age.overdue_reviews),
    Rule("certain", "What is called sure rests on a date or two sources.", Severity.ADVICE, age.uncertain_facts),
    Rule("unit", "A value fits its unit.", Severity.ADVICE, age.units),
    Rule("dates", "Dates are in order.", Severity.ADVICE, age.dates_in_order),
    Rule("near-duplicate", "Phrases to learn from are truly different.", Severity.ADVICE, phrases.near_duplicates),
    Rule("weight", "A weight is of a key word.", Severity.ADVICE, phrases.weights),
    Rule("stem", "The beginnings of words find their words alone.", Severity.ADVICE, vocabulary.stems),
)

TEXTS: Final = frozenset(
    {
        "identical",
        "numbers",
        "plural",
        "button",
        "glossary",
        "prose",
        "markup",
        "alphabet",
        "script",
        "invisible",
        "avoid",
    }
)
"""Rules that look at no text again that all of them found in order."""

__all__ = ["RENDERED", "RULES", "Context", "Finding", "Rule", "Unread", "blocking", "everything", "findings"]

RULES: Final = (*STRUCTURE, *RENDERED, *ADVICE)


def blocking(context: Context, *, proven: bool = False) -> list[tuple[Rule, Finding]]:
    """What keeps content from being served: asked before every start and reload, so it is quick.

    Of content that is `proven`, which was served before, the screens are not measured again.
    """
    found = findings(context, STRUCTURE)
    if found or proven:
        return found
    return findings(context, [rule for rule in RENDERED if rule.severity is Severity.BLOCKS])


def everything(context: Context, rules: Sequence[Rule] = RULES) -> list[tuple[Rule, Finding]]:
    """All findings of the rules in one run; screens are measured only where the structure holds."""
    found = findings(context, [rule for rule in rules if rule in STRUCTURE])
    rendered = [rule for rule in rules if rule in RENDERED and not found and not context.unread]
    if rendered:
        screens.begin(context)
    more = findings(context, [rule for rule in rules if rule not in (*STRUCTURE, *RENDERED)])
    if {rule.id for rule in rules} >= TEXTS:
        settle(context, {finding.key for rule, finding in more if rule.id in TEXTS})
    return [*found, *findings(context, rendered), *more]


def findings(context: Context, rules: Iterable[Rule]) -> list[tuple[Rule, Finding]]:
    """What these rules find."""
    return [(rule, finding) for rule in rules for finding in findings_of(context, rule)]
