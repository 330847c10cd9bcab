"""Every record that makes screens is an item, and each text belongs to one."""

from __future__ import annotations

from collections import Counter

from bot.core.desk.items import Kind, all_items, home
from bot.core.model import Audience
from tests.support.desk import WAGES_RU
from tests.support.libraries import town


def test_there_is_an_item_for_everything_that_makes_screens() -> None:
    library = town()
    counts = Counter(item.kind for item in all_items(library).values())
    cards = sum(len(topic.cards) for topic in library.topics.values())
    assert counts[Kind.CARD] == cards == 7
    assert counts[Kind.SCREENING] == 1
    assert counts[Kind.SHOW] == 2
    assert counts[Kind.DEADLINE] == 3
    assert counts[Kind.CONTACT] == len(library.contacts) == 6
    assert counts[Kind.COUNTRY] == 4
    assert counts[Kind.INTERFACE] >= 10
    assert set(counts) == set(Kind)


def test_a_card_names_what_it_is_made_of() -> None:
    item = all_items(town())[WAGES_RU]
    assert (item.id, item.topic, item.countries, item.audience) == ("RU", "unpaid-wages", ("RU",), Audience.KG_CITIZEN)
    assert item.title == "I was not paid"
    assert item.texts[0] == "topic.unpaid-wages.title"
    assert {f"{WAGES_RU}.answer", f"{WAGES_RU}.warnings.sign", f"{WAGES_RU}.rights.code"} < set(item.texts)
    assert item.facts == ("stay-days",)
    assert set(item.sources) == {"law", "paper", "ngo"}
    assert str(item.review_by) == "2027-11-01"


def test_every_text_of_the_content_belongs_to_an_item_or_to_what_items_share() -> None:
    library = town()
    own = {key for item in all_items(library).values() for key in item.texts}
    left = {key.split(".")[0] for key in library.keys if key not in own and not key.startswith("ui.")}
    assert left == {"source"}


def test_a_key_leads_home() -> None:
    library = town()
    assert home(library, f"{WAGES_RU}.steps.ask") == WAGES_RU
    assert home(library, "topic.unpaid-wages.title") == "topic.unpaid-wages"
    assert home(library, "topic.nowhere.RU.answer") == "topic.nowhere"
    assert home(library, "contact.helpline.phones.main.label") == "contact.helpline"
    assert home(library, "ui.country.question") == "ui.country"
    assert home(library, "strange") == "strange."
