"""What rules find that look at all texts together: found out again where any of these texts changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import blake2b
from typing import Final

from bot.core.checks.kyrgyz_words import KYRGYZ
from bot.core.checks.rule import Context, Finding, Rule

_DIGEST_BYTES: Final = 16


def _kyrgyz(context: Context) -> str:
    """A name for the Kyrgyz texts, and for what editors say of Kyrgyz words."""
    content = context.library.content
    beside = (content.reviewed, content.russian_words, context.unread.any_of("reviewed"))
    return _digest([repr(beside), *(f"{key} {text}" for key, language, text in context.texts() if language == KYRGYZ)])


def _all(context: Context) -> str:
    """A name for all texts in all languages."""
    texts = (f"{language} {key} {text}" for key, language, text in context.texts())
    return _digest([repr(tuple(context.library.languages)), *texts])


OF_TEXTS: Final[dict[str, Callable[[Context], str]]] = {
    **dict.fromkeys(("ky-letters", "ky-harmony", "ky-russian", "ky-sen"), _kyrgyz),
    **dict.fromkeys(("sentence", "mean-sentence"), _all),
}
"""Rules of this kind, and what names everything that they look at."""


def findings_of(context: Context, rule: Rule) -> Iterable[Finding]:
    """What a rule finds, or found of the same texts before."""
    name = OF_TEXTS.get(rule.id)
    if name is None:
        return rule.run(context)
    return context.memory.found(f"{rule.id} {context.once(name)}", lambda: rule.run(context))


def _digest(parts: Iterable[str]) -> str:
    digest = blake2b(digest_size=_DIGEST_BYTES)
    for part in parts:
        digest.update(f"{len(part)} {part}".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
