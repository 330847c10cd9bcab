"""Typed words → topics, how sure, is it danger, which country is meant, which language it is in.

It generates nothing: it points at reviewed cards. How it works, and the honest numbers:
docs/UNDERSTANDING.md.
"""

from __future__ import annotations

from bot.core.understanding.trained import DANGER_TOPIC, OFF_TOPIC, Trained, fingerprint
from bot.core.understanding.understand import Understanding, Understood

__all__ = ["DANGER_TOPIC", "OFF_TOPIC", "Trained", "Understanding", "Understood", "fingerprint"]
