"""Every screen of the real content can be looked at by its editors, and every text of it has its line."""

from __future__ import annotations

from dataclasses import replace

from bot.catalog.catalogue import Catalogue
from bot.catalog.places import all_places
from bot.core.desk.items import Kind
from bot.core.desk.readers import readers
from bot.core.desk.report import Report
from bot.core.desk.shots import shots, take
from bot.core.desk.state import Survey
from bot.core.routes import Visitor
from bot.core.scene import Scene
from tests.catalog.folders import CODE
from tests.support.clock import NOON


def test_every_screen_can_be_looked_at_and_every_text_has_its_line(catalogue: Catalogue) -> None:
    scene = Scene(catalogue.library(), Visitor("ky"), NOON, remember_offered=True)
    survey, seen = Survey(scene, Report()), 0
    places = all_places(catalogue, CODE)
    for item in survey.items.values():
        here = replace(scene, visitor=replace(readers(scene.library, item)[0], language="ky"))
        for shot in shots(item, here):
            taken = take(shot, here)
            assert taken is not None, (item.key, shot.called)
            assert all(places["en", key].line for key in taken.keys), item.key
            seen += 1
        assert item.kind is Kind.INTERFACE or places["en", item.key].line, item.key
    assert len(survey.items) >= 500
    assert seen >= 2500
