"""A correction that begins in Russian, a wrong Kyrgyz text: from the decision to the last mark that goes."""

from __future__ import annotations

from datetime import date

import polib
import pytest

from bot.catalog.decisions import Desk
from bot.catalog.messages import po_path
from bot.catalog.po_files import fill
from bot.catalog.translations import update_all
from bot.core.library import Said, TextState, Translation
from tests.catalog.folders import CODE, Folders

KEY = "topic.unpaid-wages.INTL.steps.ask"
TOPIC = "topics/unpaid-wages.yaml"
OLD, NEW = "Write down what is owed to you.", "Write down what you are owed, day by day."
DAY, LATER = date(2026, 11, 23), date(2026, 11, 30)
RUSSIAN = "Запишите по дням, что вам должны."


@pytest.fixture
def corrected(translated: Folders) -> Folders:
    """The Russian was corrected first."""
    fill(po_path(translated.locales, "ru", "content"), {KEY: RUSSIAN})
    return translated


def desk(folders: Folders) -> Desk:
    return Desk.of(folders.content, folders.locales)


def update(folders: Folders) -> None:
    update_all(folders.catalogue(), CODE, folders.locales)


def entry(folders: Folders, language: str) -> polib.POEntry:
    found = polib.pofile(str(po_path(folders.locales, language, "content"))).find(KEY, by="msgctxt")
    assert found is not None
    return found


def said(folders: Folders, language: str) -> Said:
    return folders.catalogue().library().say(KEY, language)


def test_the_english_and_the_others_wait_and_the_language_that_led_is_good(corrected: Folders) -> None:
    assert desk(corrected).flag(KEY, "By days now.", DAY, "ru") == ["ky"]
    update(corrected)
    assert said(corrected, "en") == Said(OLD, "en", TextState.FUZZY)
    assert said(corrected, "ky") == Said(f"[ky] {OLD}", "ky", TextState.FUZZY)
    assert said(corrected, "ru") == Said(RUSSIAN, "ru", TextState.DONE)
    assert entry(corrected, "ky").tcomment == "[flagged 2026-11-23, begun in ru] By days now."
    assert corrected.catalogue().messages.flagged == {"ky": {KEY: "2026-11-23, begun in ru: By days now."}, "ru": {}}
    assert str(corrected.catalogue().reading.place(f"flagged.{KEY}")) == "content/flagged.yaml:4:3"


def test_the_whole_life_of_a_correction(corrected: Folders) -> None:
    desk(corrected).flag(KEY, "By days now.", DAY, "ru")
    corrected.edit(TOPIC, OLD, NEW)
    update(corrected)
    russian = entry(corrected, "ru")
    assert (russian.flags, russian.previous_msgid, russian.msgstr) == (["fuzzy"], OLD, RUSSIAN), (
        "as any other, meanwhile"
    )
    assert desk(corrected).read_again(KEY)
    assert said(corrected, "en") == Said(NEW, "en", TextState.DONE)
    assert said(corrected, "ru") == Said(RUSSIAN, "ru", TextState.DONE), "the English says now what it says"
    kyrgyz = entry(corrected, "ky")
    assert (kyrgyz.flags, kyrgyz.previous_msgid) == (["fuzzy"], OLD)
    assert "By days now." in kyrgyz.tcomment
    fill(po_path(corrected.locales, "ky", "content"), {KEY: "Күн сайын жазыңыз."})
    update(corrected)
    assert said(corrected, "ky") == Said("Күн сайын жазыңыз.", "ky", TextState.DONE)
    assert entry(corrected, "ky").tcomment == ""
    assert not (corrected.content / "flagged.yaml").exists()


def test_read_again_before_update_and_after_gives_the_same(corrected: Folders) -> None:
    desk(corrected).flag(KEY, "By days now.", DAY, "ru")
    corrected.edit(TOPIC, OLD, NEW)
    assert desk(corrected).read_again(KEY)
    update(corrected)
    assert said(corrected, "ru") == Said(RUSSIAN, "ru", TextState.DONE)
    assert said(corrected, "ky").state is TextState.FUZZY


def test_the_english_was_right_and_nothing_else_changes(corrected: Folders) -> None:
    before = entry(corrected, "ru")
    desk(corrected).flag(KEY, "By days now.", DAY, "ru")
    assert desk(corrected).read_again(KEY)
    assert said(corrected, "en").state is TextState.DONE
    assert str(entry(corrected, "ru")) == str(before)
    assert said(corrected, "ky").state is TextState.FUZZY, "a translator has still to look"
    assert not desk(corrected).read_again(KEY)


def test_the_english_went_back_and_the_flag_stays(corrected: Folders) -> None:
    """What an editor doubted is not settled by an English that is what it was."""
    desk(corrected).flag(KEY, "By days now.", DAY, "ru")
    for old, new in ((OLD, NEW), (NEW, OLD)):
        corrected.edit(TOPIC, old, new)
        update(corrected)
    assert (entry(corrected, "ky").flags, entry(corrected, "ky").previous_msgid) == (["fuzzy"], None)
    assert entry(corrected, "ru").flags == []
    assert said(corrected, "en").state is TextState.FUZZY


def test_a_text_that_led_and_is_doubted_since_is_not_trusted(corrected: Folders) -> None:
    desk(corrected).flag(KEY, "By days now.", DAY, "ru")
    corrected.edit_po("ru", "content", f'msgctxt "{KEY}"', f'#, fuzzy\nmsgctxt "{KEY}"')
    corrected.edit(TOPIC, OLD, NEW)
    update(corrected)
    assert desk(corrected).read_again(KEY)
    assert said(corrected, "ru").state is TextState.FUZZY
    assert desk(corrected).confirm(KEY, "ru")
    assert said(corrected, "ru") == Said(RUSSIAN, "ru", TextState.DONE)


def test_flagged_twice_it_has_both_reasons_and_the_last_language_leads(corrected: Folders) -> None:
    desk(corrected).flag(KEY, "By days now.", DAY, "ru")
    desk(corrected).confirm(KEY, "ky")
    assert desk(corrected).flag(KEY, "Name the\nboss, too.", LATER, "ky") == ["ru"]
    (mark,) = corrected.catalogue().reading.content.flagged
    assert (mark.id, mark.why) == (KEY, "By days now.; Name the boss, too.")
    assert (mark.since, mark.begun_in) == (DAY, "ky")
    desk(corrected).flag(KEY, "By days now.", LATER, "ky")
    assert corrected.catalogue().reading.content.flagged == (mark,)


def test_where_no_language_leads_all_wait(translated: Folders) -> None:
    assert desk(translated).flag(KEY, 'It is "wrong": all.', DAY, None) == ["ky", "ru"]
    (mark,) = translated.catalogue().reading.content.flagged
    assert (mark.why, mark.begun_in) == ('It is "wrong": all.', None)
    assert desk(translated).read_again(KEY)
    assert {said(translated, language).state for language in ("ky", "ru")} == {TextState.FUZZY}


def test_an_editors_own_file_of_flagged_texts_is_left_alone(translated: Folders) -> None:
    own = "- {id: ui.sos, why: Too long., since: 2026-11-01, begun_in: null}\n"
    translated.write("flagged/mine.yaml", own)
    desk(translated).flag(KEY, "By days now.", DAY, None)
    assert {item.id for item in translated.catalogue().reading.content.flagged} == {"ui.sos", KEY}
    assert not desk(translated).read_again("ui.sos")
    assert desk(translated).read_again(KEY)
    assert (translated.content / "flagged/mine.yaml").read_text(encoding="utf-8") == own


def test_a_phrase_of_the_interface_is_flagged_and_withdrawn_in_its_own_file(translated: Folders) -> None:
    assert desk(translated).flag("ui.sos", "Say it shorter.", DAY, None) == ["ky", "ru"]
    assert desk(translated).withdraw("ui.sos", "ky", "", DAY)
    catalogue = translated.catalogue()
    assert catalogue.messages.withdrawn["ky"] == {"ui.sos": "2026-11-23"}
    assert catalogue.library().say("ui.sos", "ky").language == "ru"


def test_a_flagged_text_whose_topic_is_gone_waits_for_it(translated: Folders) -> None:
    desk(translated).flag(KEY, "By days now.", DAY, None)
    text = (translated.content / TOPIC).read_text(encoding="utf-8")
    (translated.content / TOPIC).unlink()
    update(translated)
    assert translated.catalogue().library().content.flagged
    translated.write(TOPIC, text)
    update(translated)
    assert {said(translated, language).state for language in ("en", "ky", "ru")} == {TextState.FUZZY}


def test_a_withdrawn_text_is_gone_at_once_and_kept_for_the_translator(translated: Folders) -> None:
    assert desk(translated).withdraw(KEY, "ky", "It names another office.", DAY)
    update(translated)
    assert said(translated, "ky") == Said(f"[ru] {OLD}", "ru", TextState.FALLBACK)
    found = entry(translated, "ky")
    comment = f'[withdrawn 2026-11-23] It names another office.\n"[ky] {OLD}"'
    assert (found.msgstr, found.flags, found.tcomment) == ("", [], comment)
    assert not desk(translated).withdraw(KEY, "ky", "", DAY)
    assert not desk(translated).flag(KEY, "x", DAY, "ru"), "there is nothing to read again"


def test_filled_anew_a_withdrawn_text_is_good_and_the_same_text_is_not(translated: Folders) -> None:
    desk(translated).withdraw(KEY, "ky", "", DAY)
    path = po_path(translated.locales, "ky", "content")
    assert fill(path, {KEY: f"[ky] {OLD}"}) == 0
    entries = polib.pofile(str(path))
    found = entries.find(KEY, by="msgctxt")
    assert found is not None
    found.msgstr = f"[ky] {OLD}"
    entries.save()
    assert said(translated, "ky").language == "ru"
    update(translated)
    assert entry(translated, "ky").msgstr == ""
    translated.edit_po("ky", "content", f'msgid "{OLD}"\nmsgstr ""', f'msgid "{OLD}"\nmsgstr "Жазыңыз."')
    assert said(translated, "ky") == Said("Жазыңыз.", "ky", TextState.DONE)
    update(translated)
    assert entry(translated, "ky").tcomment == ""


def test_a_withdrawal_by_mistake_is_taken_back(translated: Folders) -> None:
    path = po_path(translated.locales, "ky", "content")
    before = path.read_bytes()
    desk(translated).withdraw(KEY, "ky", "", DAY)
    assert desk(translated).confirm(KEY, "ky")
    assert path.read_bytes() == before
    assert not desk(translated).confirm(KEY, "ky")


def test_a_flag_set_by_hand_withdraws_and_update_makes_it_last(translated: Folders) -> None:
    """Poedit would drop the flag, and show the text again."""
    translated.edit_po("ky", "content", f'msgctxt "{KEY}"', f'#, withdrawn\nmsgctxt "{KEY}"')
    assert said(translated, "ky").language == "ru"
    update(translated)
    assert (entry(translated, "ky").msgstr, entry(translated, "ky").flags) == ("", [])
    assert said(translated, "ky").language == "ru"
    assert translated.catalogue().messages.withdrawn["ky"] == {KEY: ""}


def test_a_text_that_nobody_marked_is_only_confirmed_where_something_waits(translated: Folders) -> None:
    assert not desk(translated).confirm(KEY, "ky")
    translated.edit(TOPIC, OLD, NEW)
    assert desk(translated).confirm(KEY, "ky"), "it is of an older English"
    update(translated)
    assert translated.catalogue().library().translation(KEY, "ky") == Translation(f"[ky] {OLD}")
