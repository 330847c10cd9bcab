"""Who helps: the helpers of a topic, hotlines by need, one contact in full, the nearest ones."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.core import markup, phrases
from bot.core.contacts import Helper, Wanted, helpers, nearest, serves, wanted_for
from bot.core.limits import CONTACTS_A_SCREEN
from bot.core.model import ANYWHERE, DANGEROUS, Contact, Kind, Sensitivity, Service, Topic
from bot.core.page import Page, Screen
from bot.core.routes import ContactPlace, Hotlines, MapPin, SaveContact, TopicPlace
from bot.core.saving import contact_class, savable
from bot.core.scene import Scene
from bot.core.screens import contact_lines as lines
from bot.core.screens.entrance import country_button, country_buttons
from bot.core.screens.feedback import ask_reached
from bot.core.sensitivity import of_contact, of_service, strictest

SERVICES: Final = {
    Service.EMERGENCY: (phrases.SERVICE_EMERGENCY, "🚑"),
    Service.CONSULAR: (phrases.SERVICE_CONSULAR, "🏛"),
    Service.TRAFFICKING: (phrases.SERVICE_TRAFFICKING, "⛓"),
    Service.VIOLENCE: (phrases.SERVICE_VIOLENCE, "🛡"),
    Service.SHELTER: (phrases.SERVICE_SHELTER, "🏠"),
    Service.LABOUR: (phrases.SERVICE_LABOUR, "💼"),
    Service.LEGAL: (phrases.SERVICE_LEGAL, "⚖️"),
    Service.DETENTION: (phrases.SERVICE_DETENTION, "👮"),
    Service.OVERSIGHT: (phrases.SERVICE_OVERSIGHT, "📝"),
    Service.HIV: (phrases.SERVICE_HIV, "🎗"),
    Service.HEALTH: (phrases.SERVICE_HEALTH, "🏥"),
    Service.PSYCHOLOGICAL: (phrases.SERVICE_PSYCHOLOGICAL, "💬"),
    Service.CHILDREN: (phrases.SERVICE_CHILDREN, "🧒"),
    Service.MIGRATION: (phrases.SERVICE_MIGRATION, "🛂"),
    Service.RETURN: (phrases.SERVICE_RETURN, "✈️"),
    Service.RELIEF: (phrases.SERVICE_RELIEF, "🍞"),
}
_FIRST_NEEDS: Final = (Service.EMERGENCY, Service.CONSULAR, Service.TRAFFICKING, Service.LEGAL)
_NEAREST_SHOWN: Final = 3
_NEAR_KM: Final = 300
"""Somebody further away is not near; a consulate is shown all the same."""


def wanted_of(service: Service) -> Wanted:
    """One need alone, and whether it is dangerous."""
    return Wanted((service,), service in DANGEROUS)


def topic_help(scene: Scene, topic: Topic, page_number: int) -> Screen:
    """The helpers of a topic, best first."""
    page = scene.page(topic.sensitivity)
    card = scene.library.card(topic, scene.visitor.country, scene.visitor.passport)
    page.title(page.voice.ui(phrases.TOPIC_HELP), "📞")
    if topic.sensitivity is Sensitivity.DANGER:
        page.line(page.voice.ui(phrases.HELP_DECIDE))
    found = helpers(scene.library, wanted_for(topic, card), scene.visitor, scene.now, scene.troubled)
    if _list(page, found, page_number, topic.id):
        page.row(page.go(phrases.MORE, TopicPlace(topic.id, "h", str(page_number + 1)), "➡️"))
    page.row(page.go(phrases.WHO_CAN_HELP, Hotlines(), "☎️"), page.go(phrases.TOPIC_ANSWER, TopicPlace(topic.id), "◀️"))
    return page.screen()


def hotlines(scene: Scene) -> Screen:
    """The needs that somebody here serves, and the first numbers at once."""
    page = scene.page()
    page.title(page.voice.ui(phrases.HOTLINES_TITLE), "📞")
    if scene.visitor.country is None:
        page.line(page.voice.ui(phrases.HOTLINES_COUNTRY))
        page.rows_of(country_buttons(scene, page, ""), 2)
        return page.screen(home=False)
    for helper in _first_helpers(scene):
        lines.short(page, helper)
    page.gap()
    page.line(page.voice.ui(phrases.HOTLINES_NEED))
    served = {
        item
        for contact in scene.library.contacts.values()
        if serves(contact, scene.visitor)
        for item in contact.services
    }
    buttons = [
        page.go(phrase, Hotlines(service.value), icon)
        for service, (phrase, icon) in SERVICES.items()
        if service in served
    ]
    page.rows_of(buttons, 2)
    page.row(country_button(scene, page, ""))
    return page.screen()


def _first_helpers(scene: Scene) -> list[Helper]:
    """The best helper with a phone for each of the first needs, nobody twice."""
    found: dict[str, Helper] = {}
    for service in _FIRST_NEEDS:
        best = helpers(scene.library, wanted_of(service), scene.visitor, scene.now, scene.troubled)
        reachable = [helper for helper in best if helper.phones and helper.contact.id not in found]
        if reachable:
            found[reachable[0].contact.id] = reachable[0]
    return list(found.values())


def hotlines_for(scene: Scene, service: Service, page_number: int) -> Screen:
    """The helpers for one need."""
    page = scene.page(of_service(service))
    phrase, icon = SERVICES[service]
    page.title(page.voice.ui(phrase), icon)
    found = helpers(scene.library, wanted_of(service), scene.visitor, scene.now, scene.troubled)
    if _list(page, found, page_number, ""):
        page.row(page.go(phrases.MORE, Hotlines(service.value, str(page_number + 1)), "➡️"))
    page.row(page.go(phrases.BACK, Hotlines(), "◀️"))
    return page.screen()


def _list(page: Page, found: list[Helper], page_number: int, topic_id: str) -> bool:
    """One page of helpers; whether there are more."""
    first = (page_number - 1) * CONTACTS_A_SCREEN
    shown = found[first : first + CONTACTS_A_SCREEN]
    if not shown:
        page.line(page.voice.ui(phrases.HELP_NOBODY))
    for number, helper in enumerate(shown, first + 1):
        page.gap()
        lines.block(page, helper, number)
        name = page.voice.text(f"contact.{helper.contact.id}.name")
        page.row(page.press(f"{number}. {name}", ContactPlace(helper.contact.id, topic_id), "👤"))
    return first + CONTACTS_A_SCREEN < len(found)


def contact(scene: Scene, found: Contact, topic: Topic | None) -> Screen:
    """Everything a caller wants to know of one contact."""
    page = scene.page(contact_class(found, topic))
    lines.full(scene, page, found)
    if savable(found, scene.visitor.country) is not None:
        page.row(page.go(phrases.SAVE_BUTTON, SaveContact(found.id, topic.id if topic is not None else ""), "📇"))
    if found.location is not None and found.location.pin and found.location.latitude is not None:
        page.row(page.go(phrases.MAP_BUTTON, MapPin(found.id), "📍"))
    if found.phones and found.kind is not Kind.EMERGENCY:
        ask_reached(page, found, topic.id if topic is not None else "")
    back = TopicPlace(topic.id, "h") if topic is not None else Hotlines()
    page.row(page.go(phrases.BACK, back, "◀️"))
    return page.screen()


def near(scene: Scene, latitude: float, longitude: float) -> Screen:
    """The nearest consulate and helpers with a known place; where the person is goes no further."""
    mine = [item for item in scene.library.contacts.values() if _for_passport(scene, item)]
    consulates = nearest((item for item in mine if _near_consulate(scene, item)), latitude, longitude)[:1]
    helping = nearest((item for item in mine if item.kind is not Kind.CONSULATE and item.phones), latitude, longitude)
    others = [pair for pair in helping if pair[1] <= _NEAR_KM][:_NEAREST_SHOWN]
    page = scene.page(strictest(of_contact(found) for found, _ in [*consulates, *others]))
    page.title(page.voice.ui(phrases.LOCATION_NEAREST), "📍")
    if not [*consulates, *others]:
        page.line(page.voice.ui(phrases.LOCATION_NOBODY))
    for number, (found, distance) in enumerate([*consulates, *others], 1):
        name = f"{number}. {page.voice.text(f'contact.{found.id}.name')}"
        page.gap()
        page.html(markup.bold(page.voice.ui(phrases.DISTANCE, name=name, distance=f"{distance:.0f}")))
        lines.phones(scene, page, found)
        page.row(page.press(name, ContactPlace(found.id), "👤"))
    for found, _ in consulates:
        _consular_number(scene, page, found)
    page.gap()
    page.small(page.voice.ui(phrases.LOCATION_GONE))
    page.row(country_button(scene, page, ""))
    return page.screen()


def _consular_number(scene: Scene, page: Page, consulate: Contact) -> None:
    """Where the nearest consulate has no number that we know: the consular number of its country."""
    if consulate.phones:
        return
    there = replace(scene.visitor, country=consulate.service_area[0])
    for helper in helpers(scene.library, Wanted((Service.CONSULAR,)), there, scene.now):
        if helper.phones:
            page.gap()
            lines.short(page, helper)
            return


def _near_consulate(scene: Scene, found: Contact) -> bool:
    """A consulate; where the country is known, one of that country: consuls have districts."""
    here = scene.known_country is None or scene.known_country in found.service_area
    return found.kind is Kind.CONSULATE and here


def _for_passport(scene: Scene, found: Contact) -> bool:
    """Whether a contact is for the person, whatever its country: the person stands where it is."""
    area = found.service_area[0]
    country = scene.visitor.country if area == ANYWHERE else area
    hidden = scene.visitor.country in found.not_shown_in
    return not hidden and serves(found, replace(scene.visitor, country=country))
