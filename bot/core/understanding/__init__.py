"""Typed words → topics, how sure, is it danger, which country is meant, which language it is in.

It generates nothing: it points at reviewed cards. How it works, and the honest numbers:
docs/UNDERSTANDING.md.
"""

from __future__ import annotations

from bot.core.understanding.lessons import DANGER_TOPIC, OFF_TOPIC
from bot.core.understanding.trained import Trained, fingerprint, made_alike
from bot.core.understanding.understand import Understanding, Understood

__all__ = ["DANGER_TOPIC", "OFF_TOPIC", "Trained", "Understanding", "Understood", "fingerprint", "made_alike"]
