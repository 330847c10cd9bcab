"""What an editor may not forget, and what is refused with a word that helps."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from bot.core import model
from tests.support import builders as make
from tests.support import more_builders as more

_SAMPLES: tuple[model.Record, ...] = (
    make.source(), make.fact(), make.card(), make.topic(), make.phone(), make.contact(), more.country(),
    more.screening(), more.show(),
)  # fmt: skip
_NEVER_FORGOTTEN = [
    (make.source(), ["url", "source_date", "checked", "not_shown_in"]),
    (make.fact(), ["country", "audience", "source_date", "checked", "expires", "sources"]),
    (make.card(), ["audience", "sources", "reviewed", "review_by", "steps"]),
    (make.topic(), ["room", "sensitivity", "needs", "cards"]),
    (make.phone(), ["works_in", "free_from", "confidence", "sources", "source_date", "checked"]),
    (
        make.contact(),
        ["audience", "service_area", "services", "languages", "alert", "hours", "hours_zone", "cost", "asks_name",
         "may_check_papers", "confidence", "confirmation", "sources", "source_date", "checked", "not_shown_in"],
    ),
    (model.Link(type="web", value="example.org", not_shown_in=()), ["not_shown_in"]),
    (more.show(), ["audience", "lang", "dir", "native_checked", "sources"]),
    (more.screening(), ["sources", "reviewed", "review_by"]),
]  # fmt: skip


def _written(record: model.Record) -> dict[str, Any]:
    return record.model_dump(mode="json")


@pytest.mark.parametrize(
    ("record", "field"),
    [(record, field) for record, fields in _NEVER_FORGOTTEN for field in fields],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_a_forgotten_field_is_refused(record: model.Record, field: str) -> None:
    whole = _written(record)
    assert type(record).model_validate(whole) == record
    del whole[field]
    with pytest.raises(ValidationError) as refused:
        type(record).model_validate(whole)
    assert [(error["type"], error["loc"]) for error in refused.value.errors()] == [("missing", (field,))]


@pytest.mark.parametrize("field", ["source_date", "checked", "url"])
def test_not_knowing_is_written_out(field: str) -> None:
    assert getattr(make.source(**{field: None}), field) is None


@pytest.mark.parametrize("record", _SAMPLES, ids=lambda record: type(record).__name__)
def test_a_field_nobody_knows_is_refused(record: model.Record) -> None:
    with pytest.raises(ValidationError, match="extra_forbidden"):
        type(record).model_validate({**_written(record), "sourse_date": None})


@pytest.mark.parametrize("record", _SAMPLES, ids=lambda record: type(record).__name__)
def test_records_never_change(record: model.Record) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        record.id = "other"  # type: ignore[attr-defined]


def test_content_with_nothing_in_it() -> None:
    nothing = model.Content.empty()
    assert not any(getattr(nothing, name) for name in model.Content.model_fields)
