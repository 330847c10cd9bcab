"""What was learned before is taught new lines in a moment, and is kept as bytes."""

from __future__ import annotations

import pytest

from bot.core.library import Library
from bot.core.understanding import Trained, Understanding, fingerprint, made_alike
from bot.core.understanding.concepts import Concepts
from bot.core.understanding.trained import MOST_ADDED
from tests.support import more_builders as more
from tests.support.libraries import library

WAGES, PASSPORT = "unpaid-wages", "passport-taken"
NEW = "my envelope is empty again this Friday"


def _said(*more_wages: str) -> Library:
    wages = ["my boss does not pay my wages", "three months without any pay", *more_wages]
    passport = ["they keep my passport", "the owner took my documents"]
    return library(
        phrasings=[more.phrasings(WAGES, phrases={"en": wages}), more.phrasings(PASSPORT, phrases={"en": passport})]
    )


BEFORE = Trained.of(_said())
NO_CONCEPTS = Concepts(())


def test_new_lines_are_taught_in_a_moment() -> None:
    assert Understanding(_said(), BEFORE).understand(NEW).topics != (WAGES,)
    taught = BEFORE.taught(_said(NEW), NO_CONCEPTS)
    assert taught is not None
    understanding = Understanding(_said(NEW), taught)
    assert understanding.understand(NEW).topics[:1] == (WAGES,)
    assert understanding.understand("the owner took my documents").topics == (PASSPORT,)
    assert taught.fingerprint != fingerprint(_said(NEW)), "it is for the time until all is learned"


def test_lines_that_went_change_nothing() -> None:
    after = _said(NEW)
    learned = Trained.of(after)
    taught = learned.taught(_said(), NO_CONCEPTS)
    assert taught is not None
    assert Understanding(_said(), taught).understand(NEW).topics[:1] == (WAGES,)


def test_a_new_topic_and_very_many_lines_are_learned_with_all_others() -> None:
    new = library(phrasings=[more.phrasings("health-care", phrases={"en": ["I need a doctor"]})])
    assert BEFORE.taught(new, NO_CONCEPTS) is None
    assert BEFORE.taught(_said(*(f"line {number}" for number in range(MOST_ADDED + 1))), NO_CONCEPTS) is None


def test_as_bytes_and_back_it_is_the_same() -> None:
    assert Trained.from_bytes(BEFORE.to_bytes()) == BEFORE
    assert made_alike(BEFORE.fingerprint)
    assert not made_alike("1-abc")


@pytest.mark.parametrize("cut", [0, 3, 40, -1])
def test_what_is_cut_short_is_refused(cut: int) -> None:
    with pytest.raises(ValueError, match=r"."):
        Trained.from_bytes(BEFORE.to_bytes()[:cut])
