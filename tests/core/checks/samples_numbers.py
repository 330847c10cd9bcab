"""Samples for the rule on numbers that change."""

from __future__ import annotations

from typing import Any

from bot.core import model
from bot.core.checks import Context
from tests.core.checks.sound import Sample, bad, good, services, sound
from tests.support import builders as make

_KEY = "contact.helpline.phones.main.number"
_OTHER = "+996312000000"


def _recorded(number: str | None, newest: Any = "2026-08", more: tuple[str, ...] = (), **fields: Any) -> Context:
    """Sound content with the contact `helpline`, whose number is recorded so; None: not at all."""
    names = [*([] if number is None else [("main", number)]), *((name, _OTHER) for name in more)]
    phones = [{"id": name, "number": was, "newest": newest} for name, was in names]
    contacts = [*services(), make.contact(**fields)]
    told = [{"id": "helpline", "phones": phones}]
    told += [{"id": item.id, "phones": [{"id": "n112", "number": "112", "newest": "2026-08"}]} for item in services()]
    return sound(contacts=contacts, numbers=[model.NumberRecord.model_validate(record) for record in told])


def _phone(**fields: Any) -> Any:
    return {"phones": [make.phone(**fields)]}


_CALLED: Any = {"confidence": "confirmed", "confirmation": {"date": "2026-11-20", "by": "lawyer-1"}}

SAMPLES: list[Sample] = [
    # nothing newer speaks for the change
    bad("phone-change", _recorded(_OTHER), _KEY),
    bad("phone-change", _recorded(_OTHER, "2026-09-15"), _KEY),
    bad("phone-change", _recorded(_OTHER, "2026-11-20", **_phone(checked="2026-11-20")), _KEY),
    # somebody called, but not this number
    bad("phone-change", _recorded(_OTHER, **_CALLED), _KEY),
    # something newer does, and the record is to be brought up to date
    bad("phone-change", _recorded(_OTHER, "2026-07"), _KEY),
    bad("phone-change", _recorded(_OTHER, None, **_phone(source_date=None, sources=["fund"])), _KEY),
    bad("phone-change", _recorded(_OTHER, **_phone(checked="2026-11-20")), _KEY),
    bad("phone-change", _recorded(_OTHER, **_phone(confidence="confirmed"), **_CALLED), _KEY),
    # not recorded; recorded and gone
    bad("phone-change", _recorded(None), _KEY),
    bad("phone-change", _recorded(make.HELPLINE, more=("night",)), "number.helpline.phones.night"),
    good("phone-change", _recorded(make.HELPLINE)),
    good("phone-change", _recorded(make.HELPLINE, None)),
    good("phone-change", _recorded(make.HELPLINE, "2026-11-20")),
    good("phone-change", _recorded(None, status="inactive")),
    good("phone-change", _recorded(None, withdrawn={"date": "2026-11-20", "why": "Nobody answers."})),
]
"""The sources of a number are of August 2026 (`law`, `fund`)."""
