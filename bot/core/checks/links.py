"""The rule on links: each leads somewhere, in the shape that its kind has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import SplitResult, parse_qsl, urlsplit

from bot.core.checks.rule import Context, Finding
from bot.core.lookalikes import cyrillic_in, retype
from bot.core.model import Link

_HOST: Final = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+(?:[^\W\d_]{2,}|xn--[a-z0-9-]+)")
"""Labels with dots between them, in any alphabet; a number alone is no address for people."""
_MAIL: Final = re.compile(rf"[A-Za-z0-9._%+-]+@{_HOST.pattern}")
_TELEGRAM: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]{4,31}")
_TRACKING: Final = re.compile(r"utm_\w+|fbclid|gclid|yclid|mc_eid|igshid")
_COPIED: Final = (".", ",", ";", ":", ")", "»", '"', "'")
"""Signs of the sentence that a link was copied from."""
_MAIL_MEND: Final = "Write it as name@example.org."
_MEND: Final = "Open it in a browser, and copy it from there."


def links(context: Context) -> Iterator[Finding]:
    """Every link has the shape of its kind, and tells nobody where its reader came from."""
    content = context.library.content
    for source in content.sources:
        if source.url is not None:
            yield from _found(f"source.{source.id}.url", source.url, _web(source.url))
    for contact in content.contacts:
        seen: set[str] = set()
        for number, link in enumerate(contact.links):
            key = f"contact.{contact.id}.links.{number}.value"
            yield from _found(key, link.value, _odd(link))
            if link.value in seen:
                yield Finding(key, f"The link {link.value} stands twice.", "Take one out.")
            seen.add(link.value)
    for host in content.harmful_hosts:
        if not _HOST.fullmatch(host.id):
            mend = "Write the name of the site alone, such as example.org."
            yield Finding(f"host.{host.id}", f"'{host.id}' is no name of a site: no link is held against it.", mend)


def _found(key: str, value: str, odd: tuple[str, str] | None) -> Iterator[Finding]:
    if odd is not None:
        words, mend = odd
        yield Finding(key, f"The link {value} {words}.", mend)


def _odd(link: Link) -> tuple[str, str] | None:
    """What is odd about a link of a contact, and how to mend it; None where nothing is."""
    match link.type:
        case "email":
            slip = _unseen(link.value, link.value)
            return slip if _MAIL.fullmatch(link.value) else slip or ("is no mail address", _MAIL_MEND)
        case "telegram":
            mend = "Write the name alone, without @ and t.me."
            fits = _TELEGRAM.fullmatch(link.value)
            return None if fits else _unseen(link.value, link.value) or ("is no name on Telegram", mend)
        case "web":
            return _web(link.value if "://" in link.value else f"https://{link.value}")


def _web(url: str) -> tuple[str, str] | None:
    try:
        parts = urlsplit(url)
        known = _HOST.fullmatch(parts.hostname or "") is not None and (parts.port or 1) > 0
    except ValueError:
        return "cannot be read", _MEND
    slip = _unseen(url, parts.hostname or "")
    if slip is not None:
        return slip
    if parts.scheme not in {"http", "https"} or not known or re.search(r"\s", url):
        return "leads nowhere", _MEND
    if url.endswith(_COPIED) and not _is_closed(url):
        return f"ends with {url[-1]}", "Take the last sign away, if it was only the sentence's."
    return _tells(parts)


def _unseen(value: str, name: str) -> tuple[str, str] | None:
    """What nobody sees in a link: a sign without a width, or a Cyrillic letter in the `name` that it leads to."""
    if not value.isprintable():
        return "has a sign in it that cannot be seen", _MEND
    return ("has a letter of another alphabet in it", retype(name)) if cyrillic_in(name) else None


def _is_closed(url: str) -> bool:
    return url.endswith(")") and url.count("(") == url.count(")")


def _tells(parts: SplitResult) -> tuple[str, str] | None:
    """Whether it carries a name, or where its reader came from."""
    if parts.username is not None or parts.password is not None:
        return "has a name or a password in it", "Take out what stands before the @."
    tracking = [name for name, _ in parse_qsl(parts.query, keep_blank_values=True) if _TRACKING.fullmatch(name)]
    return (f"tells where its reader came from ({tracking[0]})", f"Take {tracking[0]}=… out.") if tracking else None
