"""The rule on where contacts are: a point lies in a country that the contact serves, or in Kyrgyzstan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from bot.core.checks.rule import Context, Finding
from bot.core.model import Contact


class _Box(NamedTuple):
    """Degrees north and east between which a country lies, rounded outwards."""

    south: float
    north: float
    west: float
    east: float


_HOME: Final = "KG"
_BOXES: Final = {
    "KG": _Box(39, 43.5, 69, 80.5),
    "RU": _Box(41, 82, 19, 180),
    "KZ": _Box(40, 56, 46, 88),
    "TR": _Box(35.5, 42.5, 25.5, 45),
    "KR": _Box(33, 39, 124, 132),
    "AE": _Box(22.5, 26.5, 51, 56.5),
    "SA": _Box(16, 32.5, 34, 56),
    "QA": _Box(24, 26.5, 50.5, 52),
    "DE": _Box(47, 55.5, 5.5, 15.5),
    "PL": _Box(49, 55, 14, 24.5),
    "GB": _Box(49.5, 61, -9, 2),
    "IT": _Box(35, 47.5, 6, 19),
    "US": _Box(18, 72, -180, -65),
}
"""The countries of the content; a contact that serves another one may be anywhere."""
_MEND: Final = "Compare it with a map: latitude is north. Is the office in another country, leave both out."


def points(context: Context) -> Iterator[Finding]:
    """A point has both numbers, and lies where the contact can be: not with the two exchanged."""
    for contact in context.library.content.contacts:
        place = contact.location
        if place is None or (place.latitude is None and place.longitude is None):
            continue
        key = f"contact.{contact.id}.location"
        if place.latitude is None or place.longitude is None:
            yield Finding(
                key, "Half of the point is missing: latitude and longitude go together.", "Fill both, or none."
            )
        elif not _may_be_at(contact, place.latitude, place.longitude):
            exchanged = _may_be_at(contact, place.longitude, place.latitude)
            mend = "Exchange latitude and longitude." if exchanged else _MEND
            words = f"The point {place.latitude}, {place.longitude} lies in no country that the contact serves."
            yield Finding(f"{key}.latitude", words, mend)


def _may_be_at(contact: Contact, north: float, east: float) -> bool:
    if not north and not east:
        return False
    boxes = [_BOXES.get(country) for country in (*contact.service_area, _HOME)]
    return any(box is None or (box.south <= north <= box.north and box.west <= east <= box.east) for box in boxes)
