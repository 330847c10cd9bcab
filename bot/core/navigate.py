"""(place, scene) → Reply: every rule of movement. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from bot.core import phrases, saving
from bot.core import screening as screening_rules
from bot.core.counted import count, shown
from bot.core.deadline_ways import calendar, deadline, rule
from bot.core.model import Contact, Room, Service, Topic
from bot.core.offline_ways import offline
from bot.core.page import Screen
from bot.core.ports import Choice
from bot.core.reached import EVENT, TOLD
from bot.core.reply import DropChoice, HideAll, KeepChoice, Reply, SendVenue
from bot.core.routes import (
    Ask,
    CalendarPlace,
    ContactPlace,
    Countries,
    DeadlinePlace,
    Emergency,
    Forget,
    Help,
    HelpedPlace,
    Hide,
    Hotlines,
    MapPin,
    Menu,
    OfflinePlace,
    Passport,
    Place,
    Privacy,
    ReachedPlace,
    Remember,
    RoomPlace,
    RulePlace,
    SaveContact,
    ScreeningPlace,
    ShowPlace,
    Start,
    TopicPlace,
)
from bot.core.scene import Scene
from bot.core.screens import emergency, entrance, feedback, keeping, screening, topic, who, words

_MOST_PAGES = 99


def navigate(scene: Scene, place: Place) -> Reply | None:
    """The reply of a place; None where the content no longer has what the place names."""
    return _WAYS[type(place)](scene, place)


def _start(scene: Scene, _: Start) -> Reply:
    return shown(scene, entrance.start(scene), "start")


def _countries(scene: Scene, place: Countries) -> Reply | None:
    return shown(scene, entrance.countries(scene, place), "countries") if _known(scene, place.topic) else None


def _passport(scene: Scene, place: Passport) -> Reply | None:
    return shown(scene, entrance.passport(scene, place), "passport") if _known(scene, place.topic) else None


def _menu(scene: Scene, _: Menu) -> Reply:
    screen = entrance.countries(scene, Countries()) if scene.visitor.country is None else entrance.menu(scene)
    return shown(scene, screen, "menu")


def _room(scene: Scene, place: RoomPlace) -> Reply | None:
    if place.room not in {room.value for room in Room}:
        return None
    return shown(scene, entrance.room(scene, place), "room", place.room)


def _emergency(scene: Scene, _: Emergency) -> Reply:
    return shown(scene, emergency.emergency(scene), "emergency")


def _ask(scene: Scene, _: Ask) -> Reply:
    return shown(scene, words.ask(scene), "ask")


def _privacy(scene: Scene, place: Privacy) -> Reply | None:
    screen = keeping.PRIVACY.get(place.part)
    return None if screen is None else shown(scene, screen(scene), "privacy")


def _help(scene: Scene, _: Help) -> Reply:
    return shown(scene, keeping.how(scene), "help")


def _hide(scene: Scene, _: Hide) -> Reply:
    """Never counted: nobody learns that somebody had to hide."""
    return Reply(keeping.hidden(scene), effect=HideAll())


def _show(scene: Scene, place: ShowPlace) -> Reply | None:
    found = scene.library.shows.get(place.show)
    return None if found is None else shown(scene, screening.show(scene, found), "show", found.id)


def _topic(scene: Scene, place: TopicPlace) -> Reply | None:
    found = scene.library.topics.get(place.topic)
    page = _page_number(place.page)
    if found is None or page is None:
        return None
    screen = _topic_screen(scene, found, place.part, page)
    return None if screen is None else shown(scene, screen, "topic", found.id, place.part)


def _topic_screen(scene: Scene, found: Topic, part: str, page: int) -> Screen | None:
    if part == "h":
        return who.topic_help(scene, found, page)
    card = scene.library.card(found, scene.visitor.country, scene.visitor.passport)
    if found.id == entrance.EMERGENCY_TOPIC and part in {"a", "s"}:
        return emergency.emergency(scene)
    if part == "a" or card is None:
        return topic.answer(scene, found)
    match part:
        case "s":
            return topic.steps(scene, found, card)
        case "r":
            return topic.rights(scene, found, card)
        case "o":
            return topic.sources(scene, found, card, page)
        case _:
            return None


def _contact(scene: Scene, place: ContactPlace) -> Reply | None:
    found = _shown_contact(scene, place)
    if found is None:
        return None
    screen = who.contact(scene, found, scene.library.topics.get(place.topic))
    return shown(scene, screen, "contact", found.id)


def _save(scene: Scene, place: SaveContact) -> Reply | None:
    found = _shown_contact(scene, place)
    return None if found is None else saving.saved(scene, found, scene.library.topics.get(place.topic))


def _shown_contact(scene: Scene, place: ContactPlace | SaveContact) -> Contact | None:
    found = scene.library.contacts.get(place.contact)
    hidden = found is None or scene.visitor.country in found.not_shown_in
    return None if hidden or not _known(scene, place.topic) else found


def _map(scene: Scene, place: MapPin) -> Reply | None:
    name = place.contact
    found = scene.library.contacts.get(name)
    if found is None or scene.visitor.country in found.not_shown_in:
        return None
    voice = scene.page().voice
    location = found.location
    if location is None or not location.pin or location.latitude is None or location.longitude is None:
        return Reply(None, toast=voice.ui(phrases.MAP_NONE))
    city = voice.text(f"contact.{name}.location.city")
    address = voice.text(f"contact.{name}.location.address") if location.address else city
    pin = SendVenue(location.latitude, location.longitude, voice.text(f"contact.{name}.name"), f"{address}, {city}")
    return Reply(None, (count(scene, "map", name),), pin, toast=voice.ui(phrases.MAP_SENT))


def _reached(scene: Scene, place: ReachedPlace) -> Reply | None:
    found = scene.library.contacts.get(place.contact)
    if found is None or scene.visitor.country in found.not_shown_in or not _known(scene, place.topic):
        return None
    if place.how not in TOLD:
        return None
    counted = replace(count(scene, EVENT, found.id, place.how), once=f"{EVENT} {found.id}")
    return Reply(feedback.reached(scene, found, place.how, scene.library.topics.get(place.topic)), (counted,))


def _helped(scene: Scene, place: HelpedPlace) -> Reply | None:
    found = scene.library.topics.get(place.topic)
    if found is None or place.how not in {feedback.YES, feedback.NO, *feedback.MISSING}:
        return None
    about = "missing" if place.how in feedback.MISSING else "helped"
    counted = replace(count(scene, "helped", found.id, place.how), once=f"{about} {found.id}")
    return Reply(feedback.helped(scene, found, place.how), (counted,))


def _hotlines(scene: Scene, place: Hotlines) -> Reply | None:
    page = _page_number(place.page)
    if page is None:
        return None
    if not place.service:
        return shown(scene, who.hotlines(scene), "hotlines")
    if place.service not in {service.value for service in Service}:
        return None
    return shown(scene, who.hotlines_for(scene, Service(place.service), page), "hotlines", detail=place.service)


def _keeping(scene: Scene, place: Remember | Forget) -> Reply:
    if not scene.remember_offered:
        return Reply(keeping.nothing_kept(scene))
    if isinstance(place, Remember):
        visitor = scene.visitor
        done, failed = keeping.remembered(scene, done=True), keeping.remembered(scene, done=False)
        choice = Choice(visitor.language, visitor.country, visitor.passport)
        return Reply(None, (count(scene, "remember"),), KeepChoice(choice, done, failed))
    done, failed = keeping.forgotten(scene, done=True), keeping.forgotten(scene, done=False)
    return Reply(None, (count(scene, "forget"),), DropChoice(done, failed))


def _screening(scene: Scene, place: ScreeningPlace) -> Reply | None:
    found = scene.library.screenings.get(place.screening)
    given = place.answers.removeprefix(screening.BEGIN)
    if found is None or not screening_rules.is_readable(found, given):
        return None
    outcome = screening_rules.outcome(found, given)
    detail = outcome.id if outcome is not None else "begin" if place.answers == screening.BEGIN else ""
    counts = (count(scene, "screening", found.id, detail),) if detail else ()
    return Reply(screening.screening(scene, found, place.answers), counts)


def _known(scene: Scene, topic_id: str) -> bool:
    """Whether a topic named in passing exists; none named is fine."""
    return not topic_id or topic_id in scene.library.topics


def _page_number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and 0 < int(text) <= _MOST_PAGES else None


_WAYS: Final[dict[type[Place], Callable[[Scene, Any], Reply | None]]] = {
    Start: _start,
    Countries: _countries,
    Passport: _passport,
    Menu: _menu,
    RoomPlace: _room,
    TopicPlace: _topic,
    ContactPlace: _contact,
    MapPin: _map,
    Hotlines: _hotlines,
    Emergency: _emergency,
    Ask: _ask,
    Privacy: _privacy,
    Help: _help,
    Hide: _hide,
    Remember: _keeping,
    Forget: _keeping,
    ScreeningPlace: _screening,
    ShowPlace: _show,
    DeadlinePlace: deadline,
    RulePlace: rule,
    CalendarPlace: calendar,
    ReachedPlace: _reached,
    HelpedPlace: _helped,
    OfflinePlace: offline,
    SaveContact: _save,
}
"""Where each kind of place leads; a test holds it complete."""
