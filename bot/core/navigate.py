"""(place, scene) → Reply: every rule of movement. Pure."""

from __future__ import annotations

from typing import assert_never

from bot.core import phrases
from bot.core import screening as screening_rules
from bot.core.model import Room, Service, Topic
from bot.core.page import Screen
from bot.core.ports import Choice, Count
from bot.core.reply import DropChoice, HideAll, KeepChoice, Reply, SendVenue
from bot.core.routes import (
    Ask,
    ContactPlace,
    Countries,
    Emergency,
    Forget,
    Help,
    Hide,
    Hotlines,
    MapPin,
    Menu,
    Passport,
    Place,
    Privacy,
    Remember,
    RoomPlace,
    ScreeningPlace,
    ShowPlace,
    Start,
    TopicPlace,
)
from bot.core.scene import Scene
from bot.core.screens import emergency, entrance, help, keeping, screening, topic, words

_MOST_PAGES = 99


def navigate(scene: Scene, place: Place) -> Reply | None:
    """The reply of a place; None where the content no longer has what it names."""
    match place:
        case Start():
            return _shown(scene, entrance.start(scene), "start")
        case Countries(topic=name):
            return _shown(scene, entrance.countries(scene, place), "countries") if _known(scene, name) else None
        case Passport(topic=name):
            return _shown(scene, entrance.passport(scene, place), "passport") if _known(scene, name) else None
        case Menu():
            screen = entrance.countries(scene, Countries()) if scene.visitor.country is None else entrance.menu(scene)
            return _shown(scene, screen, "menu")
        case RoomPlace(room=name):
            if name not in {room.value for room in Room}:
                return None
            return _shown(scene, entrance.room(scene, place), "room", name)
        case TopicPlace():
            return _topic(scene, place)
        case ContactPlace():
            return _contact(scene, place)
        case MapPin(contact=name):
            return _map(scene, name)
        case Hotlines():
            return _hotlines(scene, place)
        case Emergency():
            return _shown(scene, emergency.emergency(scene), "emergency")
        case Ask():
            return _shown(scene, words.ask(scene), "ask")
        case Privacy():
            return _shown(scene, keeping.privacy(scene), "privacy")
        case Help():
            return _shown(scene, keeping.how(scene), "help")
        case Hide():
            return Reply(keeping.hidden(scene), effect=HideAll())
        case Remember() | Forget():
            return _keeping(scene, place)
        case ScreeningPlace():
            return _screening(scene, place)
        case ShowPlace(show=name):
            show = scene.library.shows.get(name)
            return None if show is None else _shown(scene, screening.show(scene, show), "show", name)
        case _:
            assert_never(place)


def _topic(scene: Scene, place: TopicPlace) -> Reply | None:
    found = scene.library.topics.get(place.topic)
    page = _page_number(place.page)
    if found is None or page is None:
        return None
    screen = _topic_screen(scene, found, place.part, page)
    return None if screen is None else _shown(scene, screen, "topic", found.id, place.part)


def _topic_screen(scene: Scene, found: Topic, part: str, page: int) -> Screen | None:
    if part == "h":
        return help.topic_help(scene, found, page)
    card = scene.library.card(found, scene.visitor.country, scene.visitor.passport)
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
    found = scene.library.contacts.get(place.contact)
    if found is None or not _known(scene, place.topic):
        return None
    screen = help.contact(scene, found, scene.library.topics.get(place.topic))
    return _shown(scene, screen, "contact", found.id)


def _map(scene: Scene, name: str) -> Reply | None:
    found = scene.library.contacts.get(name)
    if found is None:
        return None
    voice = scene.page().voice
    location = found.location
    if location is None or location.latitude is None or location.longitude is None:
        return Reply(None, toast=voice.ui(phrases.MAP_NONE))
    city = voice.text(f"contact.{name}.location.city")
    address = voice.text(f"contact.{name}.location.address") if location.address else city
    pin = SendVenue(location.latitude, location.longitude, voice.text(f"contact.{name}.name"), f"{address}, {city}")
    return Reply(None, (count(scene, "map", name),), pin, toast=voice.ui(phrases.MAP_SENT))


def _hotlines(scene: Scene, place: Hotlines) -> Reply | None:
    page = _page_number(place.page)
    if page is None:
        return None
    if not place.service:
        return _shown(scene, help.hotlines(scene), "hotlines")
    if place.service not in {service.value for service in Service}:
        return None
    return _shown(scene, help.hotlines_for(scene, Service(place.service), page), "hotlines", detail=place.service)


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


def count(scene: Scene, event: str, subject: str = "", detail: str = "") -> Count:
    """What is counted of a moment: ids and fixed words, the language and the country."""
    return Count(event, subject, detail, scene.visitor.language, scene.visitor.country or "")


def _shown(scene: Scene, screen: Screen, event: str, subject: str = "", detail: str = "") -> Reply:
    return Reply(screen, (count(scene, event, subject, detail),))


def _known(scene: Scene, topic_id: str) -> bool:
    """Whether a topic named in passing exists; none named is fine."""
    return not topic_id or topic_id in scene.library.topics


def _page_number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and 0 < int(text) <= _MOST_PAGES else None
