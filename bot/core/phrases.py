"""The words of the interface: each a key and its English text.

Translations stand in `locales/<lang>/LC_MESSAGES/bot.po` under the key (`msgctxt`). Babel extracts
the calls of `phrase` below, so that a new phrase needs no other list.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """One text of the interface. Values for its {placeholders} are given when it is said."""

    key: str
    english: str


def phrase(key: str, english: str) -> Phrase:
    """A phrase; named so that Babel's extractor finds it."""
    return Phrase(f"ui.{key}", english)


# The first screen and the choices
SOS = phrase("sos", "Danger now")
START_LINE = phrase("start.line", "Your rights at work and abroad, and who helps. Free. We do not ask your name.")
LANGUAGE_BUTTON = phrase("language.button", "Language")
COUNTRY_QUESTION = phrase("country.question", "Which country is it about?")
COUNTRY_WHICH = phrase("country.which", "Choose where you are, where you are going, or where somebody of yours is.")
COUNTRY_OTHER = phrase("country.other", "Another country")
COUNTRY_BUTTON = phrase("country.button", "Country: {country}")
COUNTRY_NONE = phrase("country.none", "Choose the country")
COUNTRY_HERE = phrase("country.here", "{country}: choose your question.")
PASSPORT_QUESTION = phrase("passport.question", "Whose passport do you have?")
PASSPORT_WHY = phrase("passport.why", "In Kyrgyzstan the rules for citizens and for foreigners differ.")
PASSPORT_KG = phrase("passport.kg", "Passport of Kyrgyzstan")
PASSPORT_OTHER = phrase("passport.other", "Passport of another country")
PASSPORT_SWITCH_OTHER = phrase("passport.switch-other", "I have another passport")
PASSPORT_SWITCH_KG = phrase("passport.switch-kg", "I have a passport of Kyrgyzstan")

# The menu
MENU_BUTTON = phrase("menu.button", "Menu")
MENU_QUESTION = phrase("menu.question", "What is it about?")
ROOM_WORK = phrase("room.work", "Work and pay")
ROOM_HEALTH = phrase("room.health", "Health")
ROOM_DANGER = phrase("room.danger", "Force and violence")
ROOM_POLICE = phrase("room.police", "Police and stay")
ROOM_CONSULATE = phrase("room.consulate", "Consulate")
ROOM_CHILDREN = phrase("room.children", "Children")
WHO_CAN_HELP = phrase("hotlines.button", "Who can help")
ASK_BUTTON = phrase("ask.button", "Write your question")
REMEMBER_BUTTON = phrase("remember.button", "Remember my choice")
FORGET_BUTTON = phrase("forget.button", "Forget my choice")
PRIVACY_BUTTON = phrase("privacy.button", "What is kept about me")
HELP_BUTTON = phrase("help.button", "How this works")
BACK = phrase("back", "Back")
MORE = phrase("more", "More")

# A topic
FOR_KG_CITIZEN = phrase("for.kg-citizen", "For citizens of Kyrgyzstan")
FOR_FOREIGNER = phrase("for.foreigner", "For foreign citizens in Kyrgyzstan")
FOR_ANYONE = phrase("for.anyone", "For every worker, of any citizenship")
FOR_WHERE = phrase("for.where", "{audience}. Country: {country}.")
FOR_EVERYWHERE = phrase("for.everywhere", "{audience}. In every country.")
NO_OWN_CARD = phrase(
    "topic.no-own-card",
    "We have no checked text for this country. This holds internationally. Ask the helpers below about local rules.",
)
NO_CARD = phrase("topic.no-card", "We have no checked text on this for you yet. These people can help.")
TOPIC_ANSWER = phrase("topic.answer", "Short answer")
TOPIC_STEPS = phrase("topic.steps", "What to do")
TOPIC_RIGHTS = phrase("topic.rights", "Your rights and the law")
TOPIC_HELP = phrase("topic.help", "Who helps")
TOPIC_SOURCES = phrase("topic.sources", "Sources and dates")
SOURCES_COMPARED = phrase("sources.compared", "We compared this text with its sources on {date}.")
SOURCES_OLD = phrase("sources.old", "This text should have been read again by {date}. Ask before you rely on it.")
CHECKED_LONG_AGO = phrase("checked.long-ago", "Checked long ago: {date}. Ask before you rely on it.")
SOURCES_DATE = phrase("sources.date", "page of {date}")
SOURCES_UNDATED = phrase("sources.undated", "page without a date")
SOURCES_CHECKED = phrase("sources.checked", "checked by a person on {date}")
SOURCES_UNCHECKED = phrase("sources.unchecked", "No person has checked these facts again since then.")
SOURCES_HIDDEN = phrase("sources.hidden", "link not shown here: it can harm a reader in this country")
FACT_EXPIRED = phrase(
    "fact.expired", "Old value: {fact}. It should have been checked by {date}. Ask before you rely on it."
)
NOTICE_FUZZY = phrase("notice.fuzzy", "A part of this text is being re-checked.")
NOTICE_FALLBACK = phrase("notice.fallback", "A part of this is not yet in your language.")

# Who helps
HELP_NOBODY = phrase("help.nobody", "We know nobody for this here yet. Try the hotlines, or your embassy.")
HELP_DECIDE = phrase("help.decide", "You decide. You can ask first what happens next, and hang up at any moment.")
HELP_ORDER = phrase("help.order", "First: who answers now and speaks your language.")
OPEN_NOW = phrase("open.now", "Open now")
OPEN_ALWAYS = phrase("open.always", "Day and night")
OPEN_LATER = phrase("open.later", "Closed now. Opens: {day}, {time}. Time there now: {now}.")
OPEN_CLOSED = phrase("open.closed", "Closed now. Time there now: {now}.")
OPEN_UNKNOWN = phrase("open.unknown", "Hours not known")
ONLY_INSIDE = phrase("phone.only-inside", "works only in: {countries}")
NO_PHONE = phrase("phone.none", "We know no sure phone number.")
TRUST_CONFIRMED = phrase("trust.confirmed", "We called: they answered on {date}.")
TRUST_CONFIRMED_OLD = phrase(
    "trust.confirmed-old", "Checked long ago: we called and they answered on {date}. It may no longer work."
)
TRUST_SOURCED = phrase("trust.sourced", "From a page of {date}. We have not called.")
TRUST_SOURCED_OLD = phrase("trust.sourced-old", "From an old page, of {date}. We have not called.")
TRUST_SOURCED_UNDATED = phrase("trust.sourced-undated", "From a page without a date. We have not called.")
TRUST_UNCONFIRMED = phrase("trust.unconfirmed", "Not confirmed: from {date}. It may no longer work.")
TRUST_UNCONFIRMED_UNDATED = phrase("trust.unconfirmed-undated", "Not confirmed, date not known. It may no longer work.")
FREE_INSIDE = phrase("free.inside", "Free call from: {countries}")
FREE_NOWHERE = phrase("free.nowhere", "The call costs money")
FREE_UNKNOWN = phrase("free.unknown", "Cost of the call not known")
HELP_FREE = phrase("cost.free", "The help is free")
HELP_PAID = phrase("cost.paid", "The help costs money")
HELP_COST_UNKNOWN = phrase("cost.unknown", "We do not know if the help is free")
SPEAKS = phrase("speaks", "Languages: {languages}")
SPEAKS_UNKNOWN = phrase("speaks.unknown", "Languages not known")
NAME_YES = phrase("name.yes", "They ask your name")
NAME_NO = phrase("name.no", "You need not say your name")
NAME_UNKNOWN = phrase("name.unknown", "We do not know if they ask your name")
PAPERS_YES = phrase("papers.yes", "They may check your papers")
PAPERS_NO = phrase("papers.no", "They do not check your papers")
PAPERS_UNKNOWN = phrase("papers.unknown", "We do not know if they check papers")
HOURS = phrase("hours", "Hours: {hours}")
HOURS_HOLIDAYS = phrase("hours.holidays", "holidays")
HOURS_OFF = phrase("hours.off", "closed")
ADDRESS = phrase("address", "Address: {address}")
CITY = phrase("city", "City: {city}")
EMAIL = phrase("email", "E-mail: {address}")
COPY_NUMBER = phrase("copy", "Copy {number}")
MAP_BUTTON = phrase("map.button", "On the map")
MAP_SENT = phrase("map.sent", "Here is the place on the map.")
MAP_NONE = phrase("map.none", "We have no map point for this place.")
SAVE_BUTTON = phrase("save.button", "Save the number")
SAVE_NAME = phrase("save.name", "Reference {digits}")
SAVE_SENT = phrase("save.sent", "The number comes below under the name «{name}». Press it to save it.")
SAVE_NONE = phrase("save.none", "There is no number here that can be saved.")
DISTANCE = phrase("distance", "{name}: about {distance} km")
LOCATION_NEAREST = phrase("location.nearest", "Nearest to you")
LOCATION_GONE = phrase("location.gone", "Your location was used once and is not kept.")
LOCATION_NOBODY = phrase("location.nobody", "We know no helper with an address near you. Choose the country instead.")
HOTLINES_TITLE = phrase("hotlines.title", "Who can help")
HOTLINES_NEED = phrase("hotlines.need", "What help do you need?")
HOTLINES_COUNTRY = phrase("hotlines.country", "Choose the country, and we show its numbers.")
CHANNEL_WHATSAPP = phrase("channel.whatsapp", "WhatsApp")
CHANNEL_TELEGRAM = phrase("channel.telegram", "Telegram")
CHANNEL_SMS = phrase("channel.sms", "SMS")
SERVICE_EMERGENCY = phrase("service.emergency", "Emergency services")
SERVICE_TRAFFICKING = phrase("service.trafficking", "Forced work, trafficking")
SERVICE_VIOLENCE = phrase("service.violence", "Violence")
SERVICE_SHELTER = phrase("service.shelter", "A safe place to stay")
SERVICE_CONSULAR = phrase("service.consular", "Embassy and consulate")
SERVICE_LEGAL = phrase("service.legal", "Lawyer, legal advice")
SERVICE_LABOUR = phrase("service.labour", "Work and wages")
SERVICE_DETENTION = phrase("service.detention", "Police and detention")
SERVICE_OVERSIGHT = phrase("service.oversight", "Complaint about an office")
SERVICE_HIV = phrase("service.hiv", "HIV")
SERVICE_HEALTH = phrase("service.health", "Doctor")
SERVICE_PSYCHOLOGICAL = phrase("service.psychological", "Somebody to talk to")
SERVICE_CHILDREN = phrase("service.children", "Children")
SERVICE_MIGRATION = phrase("service.migration", "Stay and registration")
SERVICE_RETURN = phrase("service.return", "Going home")
SERVICE_RELIEF = phrase("service.relief", "Food, shelter, clothes")

# Danger now
EMERGENCY_TITLE = phrase("emergency.title", "Danger now")
EMERGENCY_CALL = phrase("emergency.call", "In danger, call:")
EMERGENCY_SAFE = phrase("emergency.safe", "If it is not safe to speak, put the phone away and come back later.")
EMERGENCY_COUNTRY = phrase("emergency.country", "Press the country where you are now.")
EMERGENCY_UNKNOWN = phrase(
    "emergency.unknown",
    "We have no sure emergency number for this country. In many countries 112 works. Ask people near you, or call your embassy.",
)

# What is sensitive
COVER = phrase("cover", "Here is the information that you asked for, line by line:")
CHOOSE_CALMLY = phrase(
    "room.danger-choose", "It is not your fault. You choose what to open. We call nobody and tell nobody."
)
SAFE_MOMENT = phrase(
    "safe.moment",
    "Read this when you are alone, on a phone that nobody else opens. Somebody is near? Press «Calendar» and come back later.",
)

# Typed words
ASK_TITLE = phrase("ask.title", "Write what happened")
ASK_HOW = phrase(
    "ask.how", "Write in your own words, in any language, with mistakes too. One sentence is enough. Name the country."
)
ASK_KEPT = phrase("ask.kept", "We do not keep your words. Do not write names or addresses.")
ASK_DELETED = phrase(
    "ask.deleted",
    "On some subjects I delete your message from this chat, so that nobody else reads it. The answer stays.",
)
TYPED_UNSURE = phrase("typed.unsure", "Do you mean one of these?")
TYPED_NONE_OF_THESE = phrase("typed.none-of-these", "None of these")
TYPED_NOT_UNDERSTOOD = phrase("typed.not-understood", "I did not understand your question. I know only some subjects.")
TYPED_OTHER_WORDS = phrase(
    "typed.other-words", "Write it in other words, or choose from the menu. A person can answer you on a hotline."
)
UNREAD_VOICE = phrase("unread.voice", "I cannot listen to voice messages. Please write a few words, or press a button.")
UNREAD_PICTURE = phrase(
    "unread.picture", "I cannot see pictures and videos. Please write a few words, or press a button."
)
UNREAD_OTHER = phrase("unread.other", "I can read only written words. Please write a few words, or press a button.")
STALE = phrase("stale", "This button is from an older version. Please choose again.")
FAILED = phrase("failed", "Something went wrong on our side. Please press again. The numbers below work without us.")
GROUP_LINE = phrase("group.line", "Write to me in a private chat: {link}")
INLINE_BUTTON = phrase("inline.button", "Ask in a private chat")
POSTER_SCAN = phrase("poster.scan", "Point the camera of your phone here")

# Screening and words to show
SCREENING_START = phrase("screening.start", "Start")
SCREENING_YES = phrase("screening.yes", "Yes")
SCREENING_NO = phrase("screening.no", "No")
SCREENING_SKIP = phrase("screening.skip", "Skip")
SCREENING_LEAVE = phrase("screening.leave", "Leave the questions")
SCREENING_PROGRESS = phrase("screening.progress", "Question {number} of {total}")
SCREENING_KEPT = phrase("screening.kept", "Your answers are not kept anywhere.")
SHOW_HOLD = phrase("show.hold", "Hold the phone yourself, do not hand it over.")
SHOW_MEANING = phrase("show.meaning", "It means:")
SHOW_UNCHECKED = phrase("show.unchecked", "No native speaker has checked this yet.")

# By when to act
DEADLINE_BUTTON = phrase("deadline.button", "By when must I act?")
DEADLINE_DAY = phrase("deadline.day", "{date}: by when must I act?")
DEADLINE_TITLE = phrase("deadline.title", "By when must I act?")
DEADLINE_PICK = phrase("deadline.pick", "Press the day on which it happened. Or write it, like this: {example}")
DEADLINE_UNKNOWN_DAY = phrase(
    "deadline.unknown-day",
    "I do not know such a day, or it is too far away. Press a day, or write it like this: {example}",
)
DEADLINE_EVENT = phrase("deadline.event", "{date}: what happened that day?")
DEADLINE_KEPT = phrase("deadline.kept", "The day is not kept anywhere.")
EVENT_ENTRY = phrase("event.entry", "I entered the country")
EVENT_DISMISSAL = phrase("event.dismissal", "I lost my job")
EVENT_UNPAID = phrase("event.unpaid", "Pay day, and no pay")
EVENT_DECISION = phrase("event.decision", "A decision of the police or a court")
DEADLINE_CONTRACT = phrase("deadline.contract", "Do you have a written and signed work contract here?")
DEADLINE_UNSURE = phrase("deadline.unsure", "Not sure")
DEADLINE_SPENT_YEAR = phrase(
    "deadline.spent-year",
    "How many days of this calendar year were you already there before that day? Country: {country}.",
)
DEADLINE_SPENT_HALF_YEAR = phrase(
    "deadline.spent-half-year",
    "How many days of the last six months were you already there before that day? Country: {country}.",
)
DEADLINE_SPENT_LARGER = phrase("deadline.spent-larger", "Between two numbers, or not sure? Take the larger one.")
DEADLINE_BEFORE = phrase("deadline.before", "Act before: {date}")
DEADLINE_TERM = phrase("deadline.term", "Term: {term}")
DEADLINE_PASSED = phrase("deadline.passed", "This day is today or has passed. Ask for help now.")
DEADLINE_AT_ONCE = phrase("deadline.at-once", "At once: we are not sure how many days you have.")
DEADLINE_NONE = phrase("deadline.none", "We know no sure term for this here. Ask at once how many days you have.")
DEADLINE_EARLIEST = phrase(
    "deadline.earliest", "We count in the earliest way. An office may count otherwise: do not wait for the last day."
)
DEADLINE_OTHER_DAY = phrase("deadline.other-day", "Another day")
DEADLINE_OTHER_EVENT = phrase("deadline.other-event", "Something else happened")
DEADLINE_FILE = phrase("deadline.file", "For my calendar: {date}")
DEADLINE_FILE_TITLE = phrase("deadline.file-title", "Reminder")
DEADLINE_FILE_NOTE = phrase(
    "deadline.file-note", "The calendar file says only «{title}». Whoever sees your calendar sees the day."
)
DEADLINE_FILE_SENT = phrase("deadline.file-sent", "Here is the file. Open it, and the phone saves the day.")

# One file for when Telegram fails
OFFLINE_BUTTON = phrase("offline.button", "All in one file")
OFFLINE_TITLE = phrase("offline.title", "All in one file")
OFFLINE_WHAT = phrase(
    "offline.what",
    "All that we know about one country: steps, rights, phone numbers. It opens without the internet and without Telegram. You can print it.",
)
OFFLINE_STAYS = phrase(
    "offline.stays",
    "The file stays on the phone. «{button}» deletes it from this chat, but not from the phone's downloads. Does somebody check your phone? Take it without «{room}», or not at all.",
)
OFFLINE_ALL = phrase("offline.all", "Send everything")
OFFLINE_CALM = phrase("offline.calm", "Send without «{room}»")
OFFLINE_SENT = phrase("offline.sent", "Here is the file. Open it once now, then it is on your phone.")
OFFLINE_NAME = phrase("offline.name", "Information")
OFFLINE_MADE = phrase("offline.made", "Made on {date}. Rules and numbers change. Is the file old? Take a new one.")
OFFLINE_CONTENTS = phrase("offline.contents", "Contents")
OFFLINE_MORE = phrase("offline.more", "More")
OFFLINE_MORE_HELPERS = phrase("offline.more-helpers", "Others, by number in the list:")
OFFLINE_SOURCES = phrase("offline.sources", "Sources:")
OFFLINE_HOURS = phrase("offline.hours", "Hours: {hours}. By the clock of this city: {city}.")
OFFLINE_SERVICES = phrase("offline.services", "Help with: {services}.")
OFFLINE_SITE = phrase("offline.site", "Website: {site}")
OFFLINE_TERM = phrase("offline.term", "How much time")
OFFLINE_COUNTING = phrase(
    "offline.counting",
    "Count the day itself as the first day. An office may count otherwise: do not wait for the last day.",
)
OFFLINE_WINDOW_YEAR = phrase("offline.window-year", "Days of earlier stays in this calendar year count too.")
OFFLINE_WINDOW_HALF_YEAR = phrase("offline.window-half-year", "Days of earlier stays in the last six months count too.")
OFFLINE_SHOWS = phrase("offline.shows", "Words to show")
OFFLINE_SCREENINGS = phrase("offline.screenings", "Questions to check yourself")
OFFLINE_OUTCOMES = phrase(
    "offline.outcomes", "Now read from top to bottom. The first that fits your answers is for you."
)
OFFLINE_ONE = phrase("offline.one", "This answer: {answers}.")
OFFLINE_ANY = phrase("offline.any", "At least one of these answers: {answers}.")
OFFLINE_EACH = phrase("offline.each", "All of these answers: {answers}.")
OFFLINE_AT_LEAST = phrase("offline.at-least", "{number} or more of these answers: {answers}.")
OFFLINE_ELSE = phrase("offline.else", "All other answers")
OFFLINE_READ_ON = phrase("offline.read-on", "Read also: {topics}.")

# What an editor says and asks on the phone, to check a number
CALL_WHO = phrase("call.who", "Good day. I am calling from Ukuk, a free information service for migrant workers.")
CALL_DANGER = phrase(
    "call.danger",
    "Nobody is in danger now: I only check the number. If somebody waits for your help, tell me, and I hang up at once.",
)
CALL_WHY = phrase(
    "call.why",
    "We give people your number so that they can turn to you. I check whether what we say is right. May I ask a few questions? It takes three minutes.",
)
CALL_HELP = phrase("call.help", "Whom do you help, and with what? Do you help foreign citizens, too?")
CALL_LANGUAGES = phrase("call.languages", "Which languages do you speak with callers?")
CALL_HOURS = phrase("call.hours", "On which days and at what hours do you answer? And on holidays?")
CALL_FREE = phrase("call.free", "Is a call to this number free? From which countries and phones?")
CALL_COST = phrase("call.cost", "Is your help free?")
CALL_NAME = phrase("call.name", "Must a caller say their name?")
CALL_PAPERS = phrase(
    "call.papers",
    "Do you ask for papers? Do you tell the police or the migration office about people without them?",
)
CALL_SHARE = phrase("call.share", "May we go on giving this number to people? Is there a better one?")
CALL_THANKS = phrase("call.thanks", "Thank you. I do not write down your name.")

# What is kept
REACHED_ANSWERED = phrase("reached.answered", "Answered")
REACHED_SILENT = phrase("reached.silent", "No answer")
REACHED_WRONG = phrase("reached.wrong", "Wrong number")
REACHED_THANKS = phrase("reached.thanks", "Thank you. This helps whoever calls next.")
REACHED_NEXT = phrase("reached.next", "Thank you. You can call the next one:")
REACHED_CHECK = phrase(
    "reached.check", "Thank you. Editors see that this number may be wrong. You can call the next one:"
)
REACHED_NOBODY = phrase("reached.nobody", "We know of nobody else for this. Look at all the numbers.")
REACHED_COUNTED = phrase("reached.counted", "We count only how many people say so, never who.")
REACHED_LATELY = phrase("reached.lately", "Others could not get through lately.")
HELPED_YES = phrase("helped.yes", "This helped")
HELPED_NO = phrase("helped.no", "Something is missing")
HELPED_WHAT = phrase("helped.what", "What is missing?")
HELPED_THANKS = phrase("helped.thanks", "Thank you. Now we know that this helps.")
HELPED_NOTED = phrase("helped.noted", "Thank you. Editors see that this is missing.")
MISSING_MINE = phrase("missing.mine", "It is not about my case")
MISSING_HARD = phrase("missing.hard", "It is hard to understand")
MISSING_STEPS = phrase("missing.steps", "It does not say what to do")
MISSING_CALL = phrase("missing.call", "There is no number that answers")
MISSING_FALSE = phrase("missing.false", "Something is not true")

PRIVACY_TITLE = phrase("privacy.title", "What is kept about you")
PRIVACY_NOTHING = phrase("privacy.nothing", "We keep nothing about you: no name, no number, no words, no location.")
PRIVACY_REMEMBER = phrase(
    "privacy.remember",
    "Only if you press «Remember my choice», we keep your language, country and kind of passport, without your name. «Forget my choice» removes it at once. Unused, it goes after half a year.",
)
PRIVACY_COUNTS = phrase("privacy.counts", "We count which subjects are read, never who reads them.")
PRIVACY_TELEGRAM = phrase(
    "privacy.telegram",
    "Telegram itself keeps this chat. Whoever holds your phone can read it. You can delete the chat: hold it, then «Delete».",
)
PRIVACY_TIMER = phrase(
    "privacy.timer",
    "Telegram can delete by itself: in this chat press ⋮ or its name, then «Auto-Delete», and choose a time, such as one day.",
)
PRIVACY_MEMORY = phrase(
    "privacy.memory",
    "For two days the program remembers the numbers of the messages here, so that «Calendar» can delete them. It is written nowhere.",
)
PRIVACY_TABLES = phrase("privacy.tables", "This is all that our database can hold:")
PRIVACY_WORDS = phrase("privacy.words", "What these words mean")
SAFE_TITLE = phrase("safe.title", "This chat and your safety")
SAFE_SEIZED = phrase(
    "safe.seized",
    "If somebody takes the phone, they can read this chat, its notifications and saved numbers. Some programs find deleted messages, too.",
)
SAFE_NETWORK = phrase(
    "safe.network", "The phone company sees that you use Telegram. It does not see what you read and write here."
)
SAFE_CALENDAR = phrase(
    "safe.calendar",
    "«Calendar» shows a calendar at once. It deletes what it can: the messages of the last two days that the bot remembers.",
)
TABLE_CHOICE = phrase("table.choice", "your choice, only if you pressed «Remember my choice»")
COLUMN_CHOICE_KEY = phrase("table.choice.key", "a key made from the number of your chat; it does not show the number")
COLUMN_CHOICE_LANGUAGE = phrase("table.choice.language", "your language")
COLUMN_CHOICE_COUNTRY = phrase("table.choice.country", "the country that you chose")
COLUMN_CHOICE_PASSPORT = phrase("table.choice.passport", "passport of Kyrgyzstan or of another country")
COLUMN_CHOICE_MONTH = phrase("table.choice.last_used_month", "the month of the last use")
TABLE_COUNTER = phrase("table.counter", "how often something was read, by all people together")
COLUMN_COUNTER_DAY = phrase("table.counter.day", "the day, or the first day of the week")
COLUMN_COUNTER_EVENT = phrase("table.counter.event", "what happened: read, written, pressed")
COLUMN_COUNTER_SUBJECT = phrase("table.counter.subject", "the subject that was read")
COLUMN_COUNTER_DETAIL = phrase("table.counter.detail", "which part of it")
COLUMN_COUNTER_LANGUAGE = phrase("table.counter.language", "the language")
COLUMN_COUNTER_COUNTRY = phrase("table.counter.country", "the country that it was about")
COLUMN_COUNTER_WEEKLY = phrase("table.counter.weekly", "whether it is counted for a whole week")
COLUMN_COUNTER_N = phrase("table.counter.n", "how many times")
REMEMBER_DONE = phrase("remember.done", "Remembered: your language, country and kind of passport.")
REMEMBER_FAILED = phrase("remember.failed", "It could not be remembered now. Everything else works.")
FORGET_DONE = phrase(
    "forget.done",
    "Your language, country and kind of passport are not kept any more. Nothing else about you was kept.",
)
FORGET_FAILED = phrase("forget.failed", "It could not be removed now. Please try again later.")
REMEMBER_NOT_OFFERED = phrase("remember.not-offered", "Nothing is kept here at all.")
HIDE_BUTTON = phrase("hide.button", "Calendar")
HIDE_TODAY = phrase("hide.today", "Today: {day}, {date}.")
HIDE_WISH = phrase("hide.wish", "Have a good day!")
HIDE_NEXT = phrase("hide.next", "Next")
HIDE_LEFT = phrase(
    "hide.left",
    "Some messages and notifications may stay. To delete the whole chat: hold it in the list of chats, then «Delete».",
)
HELP_TITLE = phrase("help.title", "How this works")
HELP_WHAT = phrase(
    "help.what", "Choose a subject, or write what happened. You get a short answer, steps, the law, and who helps."
)
HELP_SURE = phrase(
    "help.sure", "Each fact has a source and a date. Where we are not sure, we say so. It is not a lawyer's advice."
)
HELP_COMMANDS = phrase("help.commands", "You can also type: {commands}")
COMMAND_START = phrase("command.start", "Start again")
COMMAND_HELP = phrase("command.help", "How this works")
COMMAND_HOTLINES = phrase("command.hotlines", "Who can help: phone numbers")
COMMAND_LANGUAGE = phrase("command.language", "Choose the language")
COMMAND_COUNTRY = phrase("command.country", "Choose the country")
COMMAND_OFFLINE = phrase("command.offline", "All in one file")
COMMAND_HIDE = phrase("command.hide", "Show a calendar")
COMMAND_PRIVACY = phrase("command.privacy", "What is kept about me")
COMMAND_FORGET = phrase("command.forget", "Forget my choice")
BOT_SHORT = phrase("bot.short", "Rights of migrant workers, and who helps. Free, no name asked.")
BOT_DESCRIPTION = phrase(
    "bot.description",
    "Your rights at work and abroad in Kyrgyz, Russian and English: unpaid wages, passport taken, police, HIV and work, forced work, consulate, children. Phone numbers of people who help. Free. We do not ask your name.",
)

INTERFACE = {item.key: item.english for item in list(globals().values()) if isinstance(item, Phrase)}
"""Every phrase of the interface: key → English."""
