"""What people and Telegram send, in the Bot API's JSON: every kind of message, and updates that cannot be read."""

from __future__ import annotations

from typing import Any

from bot.core import phrases
from bot.core.phrases import Phrase
from tests.telegram.chats import JSON

FILE = {"file_id": "x", "file_unique_id": "y"}
SIZED: JSON = {**FILE, "width": 1, "height": 1}
TIMED: JSON = {**FILE, "duration": 1}
LONDON: JSON = {"latitude": 51.5, "longitude": -0.12}

KINDS: dict[str, tuple[JSON, Phrase]] = {
    "voice": ({"voice": TIMED}, phrases.UNREAD_VOICE),
    "audio": ({"audio": TIMED}, phrases.UNREAD_VOICE),
    "video note": ({"video_note": {**TIMED, "length": 1}}, phrases.UNREAD_VOICE),
    "photo": ({"photo": [SIZED]}, phrases.UNREAD_PICTURE),
    "live photo": ({"live_photo": {**SIZED, **TIMED}}, phrases.UNREAD_PICTURE),
    "video": ({"video": {**SIZED, **TIMED}}, phrases.UNREAD_PICTURE),
    "animation": ({"animation": {**SIZED, **TIMED}, "document": FILE}, phrases.UNREAD_PICTURE),
    "sticker": (
        {"sticker": {**SIZED, "type": "regular", "is_animated": False, "is_video": False}},
        phrases.UNREAD_PICTURE,
    ),
    "document": ({"document": FILE}, phrases.UNREAD_OTHER),
    "contact": ({"contact": {"phone_number": "+996555010203", "first_name": "А"}}, phrases.UNREAD_OTHER),
    "dice": ({"dice": {"emoji": "🎲", "value": 6}}, phrases.UNREAD_OTHER),
    "poll": (
        {
            "poll": {
                "id": "1", "question": "?", "options": [{"persistent_id": "a", "text": "1", "voter_count": 0}],
                "total_voter_count": 0, "is_closed": False, "is_anonymous": True, "type": "regular",
                "allows_multiple_answers": False, "allows_revoting": False, "members_only": False,
            }
        },
        phrases.UNREAD_OTHER,
    ),
    "story": ({"story": {"chat": {"id": 5, "type": "private"}, "id": 1}}, phrases.UNREAD_OTHER),
    "game": ({"game": {"title": "x", "description": "y", "photo": [SIZED]}}, phrases.UNREAD_OTHER),
    "something not known yet": ({"hologram": {"depth": 3}}, phrases.UNREAD_OTHER),
    "nothing at all": ({}, phrases.UNREAD_OTHER),
}  # fmt: skip
SERVICE: dict[str, JSON] = {
    "auto-delete set": {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}},
    "pinned": {"pinned_message": {"message_id": 1, "date": 0, "chat": {"id": 1001, "type": "private"}}},
    "write access": {"write_access_allowed": {"from_request": True}},
    "background": {"chat_background_set": {"type": {"type": "chat_theme", "theme_name": "x"}}},
}  # fmt: skip

MARK = "Маркерова"
HEAD: dict[str, Any] = {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}}
BROKEN: list[dict[str, Any]] = [
    {"message": {"text": MARK}},
    {"message": [MARK]},
    {"message": MARK},
    {"message": {"message_id": MARK, "date": MARK, "chat": MARK}},
    {"message": {**HEAD, "forward_origin": {"sender_user_name": MARK}}},
    {"message": {**HEAD, "entities": MARK}},
    {"message": {**HEAD, "poll": {"question": MARK}}},
    {"callback_query": {"id": MARK}},
    {"callback_query": {"id": "1", "from": {"first_name": MARK}, "chat_instance": "1"}},
    {"message": {}, "callback_query": {}, MARK: MARK},
]
