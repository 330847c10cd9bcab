"""Yes/no questions that a person answers alone. The answers travel in the button, nothing is kept."""

from __future__ import annotations

from typing import Final

from bot.core.model import Outcome, Question, Screening

YES: Final = "y"
NO: Final = "n"
SKIP: Final = "s"
ANSWERS: Final = frozenset({YES, NO, SKIP})
_LETTER_OF: Final = {"yes": YES, "no": NO}


def is_sign(question: Question, answer: str) -> bool:
    """Whether this answer to this question is a sign; a skipped question never is."""
    return answer == _LETTER_OF[question.sign]


def outcome(screening: Screening, answers: str) -> Outcome | None:
    """What the answers mean; None while a question is still open.

    A question with `stop_at_sign` ends the screening at once when its answer is a sign: nobody in
    danger is asked the rest.
    """
    answered = list(zip(screening.questions, answers, strict=False))
    signs = {question.id for question, answer in answered if is_sign(question, answer)}
    stopped = any(question.stop_at_sign and question.id in signs for question, _ in answered)
    if len(answered) < len(screening.questions) and not stopped:
        return None
    return next(found for found in screening.outcomes if _holds(found, signs))


def _holds(found: Outcome, signs: set[str]) -> bool:
    if found.any_sign and not signs & set(found.any_sign):
        return False
    if not signs >= set(found.all_signs):
        return False
    return found.at_least is None or len(signs) >= found.at_least


def is_readable(screening: Screening, answers: str) -> bool:
    """Whether a token's answers can belong to this screening."""
    return len(answers) <= len(screening.questions) and set(answers) <= ANSWERS
