"""From /start to the menu: languages, country, passport, rooms."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.core import markup, phrases
from bot.core.contacts import emergency_contacts
from bot.core.formatting import flag
from bot.core.limits import BUTTON_CHARACTERS, COUNTRY_BUTTONS_A_ROW
from bot.core.model import Contact, Room
from bot.core.page import Page, Press, Screen
from bot.core.routes import (
    OTHER_COUNTRY,
    Ask,
    Countries,
    DeadlinePlace,
    Emergency,
    Forget,
    Help,
    Hotlines,
    Menu,
    OfflinePlace,
    Passport,
    Place,
    Privacy,
    Remember,
    RoomPlace,
    Start,
    TopicPlace,
    Visitor,
)
from bot.core.scene import Scene
from bot.core.screens.numbers import dialled

NAME: Final = "Ukuk · Укук"
ROOMS: Final = {
    Room.WORK: (phrases.ROOM_WORK, "💼"),
    Room.HEALTH: (phrases.ROOM_HEALTH, "🏥"),
    Room.DANGER: (phrases.ROOM_DANGER, "🛡"),
    Room.POLICE: (phrases.ROOM_POLICE, "👮"),
    Room.CONSULATE: (phrases.ROOM_CONSULATE, "🏛"),
    Room.CHILDREN: (phrases.ROOM_CHILDREN, "🧒"),
}
EMERGENCY_TOPIC: Final = "emergency"
SAFELY: Final = "s"
"""The part of /privacy that says how to use the chat safely."""


def start(scene: Scene) -> Screen:
    """The first screen: what this is and 🆘, each in every language that has words for it, and the languages."""
    page = scene.page()
    page.title(NAME)
    library = scene.library
    sos_words: list[str] = []
    for language in library.languages.values():
        line, sos = (library.say(phrase.key, language.id) for phrase in (phrases.START_LINE, phrases.SOS))
        if line.language == language.id:
            page.gap()
            page.line(f"{language.name}: {line.text}")
        if sos.language == language.id:
            sos_words.append(sos.text)
    for words in _fitting(sos_words):
        page.row(page.press(words, Emergency(), "🆘"))
    for language in library.languages.values():
        visitor = replace(scene.visitor, language=language.id)
        page.row(page.press(language.name, Menu() if visitor.country else Countries(), visitor=visitor))
    return page.screen(home=False, sos=False)


def _fitting(words: list[str]) -> list[str]:
    """The words side by side, in as few labels as show all of them: 🆘 in a cut-off language is none."""
    labels: list[str] = []
    for word in words:
        joined = f"{labels[-1]} · {word}" if labels else word
        if labels and len(f"🆘 {joined}") <= BUTTON_CHARACTERS:
            labels[-1] = joined
        else:
            labels.append(word)
    return labels


def countries(scene: Scene, place: Countries) -> Screen:
    """Which country is it about?"""
    page = scene.page_about([place.topic])
    page.title(page.voice.ui(phrases.COUNTRY_QUESTION))
    page.line(page.voice.ui(phrases.COUNTRY_WHICH))
    page.rows_of(country_buttons(scene, page, place.topic), COUNTRY_BUTTONS_A_ROW)
    other = replace(scene.visitor, country=OTHER_COUNTRY, passport=None)
    page.row(page.press(page.voice.ui(phrases.COUNTRY_OTHER), way_to(other, place.topic), "🌍", other))
    page.row(page.go(phrases.WHO_CAN_HELP, Hotlines(), "📞"), page.go(phrases.LANGUAGE_BUTTON, Start(), "🌐"))
    return page.screen(home=False)


def country_buttons(scene: Scene, page: Page, topic: str) -> list[Press]:
    """A button for each country; a passport said before is asked again where the rule differs."""
    buttons: list[Press] = []
    for code in scene.library.countries:
        visitor = replace(scene.visitor, country=code, passport=None)
        buttons.append(page.press(scene.country_name(code), way_to(visitor, topic), flag(code), visitor))
    return buttons


def country_button(scene: Scene, page: Page, topic: str) -> Press:
    """The country that is meant, on a button that changes it."""
    name = page.voice.ui(phrases.COUNTRY_NONE)
    if scene.known_country:
        name = page.voice.ui(phrases.COUNTRY_BUTTON, country=scene.country_name(scene.known_country))
    return page.press(name, Countries(topic), "🌍")


def way_to(visitor: Visitor, topic: str) -> Place:
    """Where a chosen country leads: in Kyrgyzstan to the passport, else on to the topic or the menu.

    Danger asks nothing first.
    """
    if topic == EMERGENCY_TOPIC:
        return Emergency()
    if visitor.country == "KG" and visitor.passport is None:
        return Passport(topic)
    return TopicPlace(topic) if topic else Menu()


def passport(scene: Scene, place: Passport) -> Screen:
    """In Kyrgyzstan: a citizen or a foreigner? The emergency numbers are here already."""
    page = scene.page_about([place.topic])
    page.title(page.voice.ui(phrases.PASSPORT_QUESTION))
    page.line(page.voice.ui(phrases.PASSPORT_WHY))
    emergency_line(scene, page)
    for phrase, kind in ((phrases.PASSPORT_KG, "kg"), (phrases.PASSPORT_OTHER, "other")):
        visitor = replace(scene.visitor, passport=kind)
        page.row(page.press(page.voice.ui(phrase), way_to(visitor, place.topic), "🛂", visitor))
    page.row(page.go(phrases.WHO_CAN_HELP, Hotlines(), "📞"), page.go(phrases.BACK, Countries(place.topic), "◀️"))
    return page.screen(home=False)


def menu(scene: Scene) -> Screen:
    """The rooms and everything else, with the emergency numbers of the country in its text."""
    page = scene.page()
    voice = page.voice
    page.title(scene.country_label(scene.known_country) if scene.known_country else voice.ui(phrases.COUNTRY_OTHER))
    if scene.visitor.passport is not None:
        page.small(voice.ui(phrases.PASSPORT_KG if scene.visitor.passport == "kg" else phrases.PASSPORT_OTHER))
    emergency_line(scene, page)
    page.gap()
    page.line(voice.ui(phrases.MENU_QUESTION))
    rooms = [
        page.go(phrase, RoomPlace(room.value), icon) for room, (phrase, icon) in ROOMS.items() if _open(scene, room)
    ]
    page.rows_of(rooms, 2)
    for topic in scene.library.topics_in(None):
        if topic.id != EMERGENCY_TOPIC:
            page.row(page.press(voice.text(f"topic.{topic.id}.title"), TopicPlace(topic.id), "📝"))
    page.row(page.go(phrases.WHO_CAN_HELP, Hotlines(), "📞"), page.go(phrases.ASK_BUTTON, Ask(), "❓"))
    page.row(page.go(phrases.DEADLINE_BUTTON, DeadlinePlace(), "📅"))
    page.row(country_button(scene, page, ""), page.go(phrases.OFFLINE_BUTTON, OfflinePlace(), "📥"))
    page.row(page.go(phrases.LANGUAGE_BUTTON, Start(), "🌐"), page.go(phrases.HELP_BUTTON, Help(), "ℹ️"))
    if scene.remember_offered:
        page.row(page.go(phrases.REMEMBER_BUTTON, Remember(), "📌"), page.go(phrases.FORGET_BUTTON, Forget(), "🧹"))
    page.row(page.go(phrases.PRIVACY_BUTTON, Privacy(), "🔒"))
    return page.screen(home=False)


def _open(scene: Scene, room: Room) -> bool:
    return bool(scene.library.topics_in(room))


def room(scene: Scene, place: RoomPlace) -> Screen:
    """The topics of one room; in the room of danger, who decides, and when it is safe to read."""
    topics = scene.library.topics_in(Room(place.room))
    page = scene.page_about(topic.id for topic in topics)
    phrase, icon = ROOMS[Room(place.room)]
    page.title(page.voice.ui(phrase), icon)
    if Room(place.room) is Room.DANGER:
        page.line(page.voice.ui(phrases.CHOOSE_CALMLY))
        page.line(page.voice.ui(phrases.SAFE_MOMENT), "📱")
    else:
        page.line(page.voice.ui(phrases.MENU_QUESTION))
    for topic in topics:
        page.row(page.press(page.voice.text(f"topic.{topic.id}.title"), TopicPlace(topic.id)))
    if Room(place.room) is Room.DANGER:
        page.row(page.go(phrases.SAFE_TITLE, Privacy(SAFELY), "🔒"))
    page.row(page.go(phrases.WHO_CAN_HELP, Hotlines(), "📞"))
    return page.screen()


def emergency_line(scene: Scene, page: Page) -> None:
    """One line with the numbers that end danger in the visitor's country."""
    numbers = [
        dialled(phone)
        for contact in emergency_contacts(scene.library, scene.visitor.country)
        if scene.known_country
        for phone in first_phones(contact)
    ]
    if numbers:
        page.html(
            markup.join(
                [markup.escape(f"🆘 {page.voice.ui(phrases.EMERGENCY_CALL)} "), markup.bold(" · ".join(numbers))]
            )
        )


def first_phones(contact: Contact) -> list[str]:
    """The numbers of an emergency contact in the order of the file, each once."""
    return list(dict.fromkeys(phone.number for phone in contact.phones))
