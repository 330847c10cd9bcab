"""From what was counted to what is told of it.

`publish` is the only way: it decides what is hidden. All else here reads what it published, and never a true count, so
no table, format or range can tell more. What that protects, and what it costs, is in docs/PRIVACY.md.
"""

from bot.core.report.publication import Publication, Published, publish

__all__ = ["Publication", "Published", "publish"]
