"""Everything for one reader in one HTML file: what a card says, by when to act, who helps, and what it rests on.

For when Telegram fails. The file asks nothing of the phone: no script, no picture, nothing from elsewhere, no link
to elsewhere. `tel:` links are there: they leave neither the file nor the phone, and a number that one tap dials is
what the file is for. It is made piece by piece, so that a busy process can let others go first.
"""

from bot.core.offline.booklet import Scope
from bot.core.offline.document import document, pieces

__all__ = ["Scope", "document", "pieces"]
