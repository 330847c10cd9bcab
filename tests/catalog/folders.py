"""A small content folder that may be served, written as an editor would, and ways to change it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.catalog.catalogue import Catalogue, read_catalogue
from bot.catalog.content_files import KINDS
from bot.catalog.messages import po_path
from bot.catalog.po_files import fill
from bot.catalog.translations import content_texts, interface_texts, update_all
from bot.core.problems import Problem

CODE = Path(__file__).parents[2] / "bot"
TODAY = date(2026, 11, 23)
LANGUAGES = ("ky", "ru")

FILES = {
    "languages.yaml": """\
- {id: ky, name: Кыргызча, fallback: [ru, en]}
- {id: ru, name: Русский, fallback: [en]}
- {id: en, name: English, fallback: []}
""",
    "countries.yaml": """\
- id: RU
  full: true
  zone: Europe/Moscow
""",
    "sources/law.yaml": """\
id: law
publisher: The law
url: https://example.org/law
source_date: 2026-08
checked: null
not_shown_in: []
""",
    "facts.yaml": """\
- id: stay-days
  value: 30
  unit: day
  about: How long one may stay.
  country: RU
  audience: anyone
  sources: [law]
  source_date: 2026-08
  checked: null
  expires: 2027-11-01
  confidence: high
""",
    "topics/unpaid-wages.yaml": """\
# Work that was not paid.
id: unpaid-wages
room: work
sensitivity: public
title: I was not paid
needs: [legal]
cards:
  - id: INTL
    audience: anyone
    answer: Ask for it in writing.
    steps:
      ask: Write down what is owed to you.
      wait: "Wait so long: {fact:stay-days}."
    sources: [law]
    reviewed: 2026-11-01
    review_by: 2027-11-01
  - id: RU
    audience: anyone
    answer: Complain to the inspection.
    steps:
      inspection: Write to the inspection.
    rights:
      code: The code says so.
    sources: [law]
    reviewed: 2026-11-01
    review_by: 2027-11-01
""",
    "topics/emergency.yaml": """\
id: emergency
room: null
sensitivity: danger
title: I am in danger now
needs: [emergency]
cards:
  - id: INTL
    audience: anyone
    answer: Call the number now.
    steps:
      call: Call and say where you are.
    warnings:
      alone: Do not go back alone.
    sources: [law]
    reviewed: 2026-11-01
    review_by: 2027-11-01
""",
    "contacts/russia.yaml": """\
- id: ru-emergency
  name: Emergency services
  description: Help at once.
  kind: emergency
  status: active
  alert: null
  audience: anyone
  service_area: [RU]
  services: [emergency]
  languages: [ru]
  phones:
    - id: main
      number: "112"
      works_in: [RU]
      free_from: [RU]
      confidence: sourced
      sources: [law]
      source_date: 2026-08
      checked: null
  hours: "24/7"
  hours_zone: null
  cost: free
  asks_name: no
  may_check_papers: no
  confidence: sourced
  confirmation: null
  sources: [law]
  source_date: 2026-08
  checked: null
  not_shown_in: []
- id: ru-lawyer
  name: A lawyer
  description: Advice free of charge.
  kind: ngo
  status: active
  alert: null
  audience: anyone
  service_area: [RU]
  services: [legal]
  languages: unknown
  phones:
    - number: "+74950000000"
      works_in: []
      free_from: unknown
      confidence: sourced
      sources: [law]
      source_date: null
      checked: null
  hours: null
  hours_zone: null
  cost: free
  asks_name: unknown
  may_check_papers: no
  confidence: sourced
  confirmation: null
  sources: [law]
  source_date: null
  checked: null
  not_shown_in: []
""",
    "screening/forced-labour.yaml": """\
id: forced-labour
topic: unpaid-wages
country: null
audience: anyone
title: Is it forced labour?
intro: Answer alone.
questions:
  - {id: locked, text: Are you locked in?, sign: yes}
outcomes:
  - {id: danger, any_sign: [locked], urgent: true, text: It is a sign., next: [unpaid-wages]}
  - {id: calm, urgent: false, text: There is no sign., next: []}
sources: [law]
reviewed: 2026-11-01
review_by: 2027-11-01
""",
    "show/police.yaml": """\
- id: ru-police
  topic: unpaid-wages
  country: RU
  audience: kg-citizen
  title: For the police
  lang: ru
  dir: ltr
  shown: Прошу позвать переводчика.
  meaning: Please call an interpreter.
  native_checked: null
  sources: [law]
""",
    "deadlines.yaml": """\
- id: ru-stay
  happening: entry
  country: RU
  audience: anyone
  topic: unpaid-wages
  action: Go on or leave.
  fact: stay-days
""",
    "hosts.yaml": '- {id: bad.example.org, harmful_in: [RU], why: "By precaution."}\n',
    "short_codes.yaml": '- {id: "112", works_in: [RU], sources: [law]}\n',
    "avoid.yaml": "- id: slurs\n  words: {en: [gastarbeiter]}\n  use: worker\n",
    "glossary.yaml": '- {id: slip, words: {en: [payslip], ru: [расчётный], ky: [эсеп]}, use: "листок · эсеп"}\n',
    "russian_words.yaml": "- {id: fine, words: [штраф], use: айып пул}\n",
    "reviewed.yaml": "- {id: bus, rule: ky-harmony, words: [автобус-], why: A loanword.}\n",
    "questions/unpaid-wages.yaml": """\
id: unpaid-wages
keywords: {en: [unpaid wages]}
phrases:
  en:
    - they did not pay my wages
    - my boss keeps my money
  ky: [айлыгымды бербей жатат]
""",
    "danger/violence.yaml": """\
id: violence
first: Get to people.
says: {en: [he beats me right now]}
hints: {en: [she does not move any more]}
unlike: {en: [this shift kills me]}
""",
    "words/work.yaml": """\
id: work
concepts:
  employer:
    ky: [кожоюн, начальник]
    en: [boss, "=chief"]
""",
    "numbers.yaml": """\
- id: ru-emergency
  phones:
    - {id: main, number: "112", newest: 2026-08}
- id: ru-lawyer
  phones:
    - {id: main, number: "+74950000000", newest: 2026-08}
""",
    "questions/emergency.yaml": "id: emergency\nphrases:\n  en: [he wants to kill me]\n",
}


@dataclass(frozen=True, slots=True)
class Folders:
    """A content and a locales folder."""

    content: Path
    locales: Path

    def catalogue(self) -> Catalogue:
        return read_catalogue(self.content, self.locales)

    def write(self, name: str, text: str) -> Path:
        """Write a content file."""
        path = self.content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def edit(self, name: str, old: str, new: str) -> None:
        """Change one place of a content file."""
        text = (self.content / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.write(name, text.replace(old, new))

    def edit_po(self, language: str, domain: str, old: str, new: str) -> None:
        """Change one place of a PO file."""
        path = po_path(self.locales, language, domain)
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def translate(self) -> None:
        """Fill every translation: the English, with the language before it."""
        catalogue = self.catalogue()
        update_all(catalogue, CODE, self.locales)
        texts = {"bot": list(interface_texts(CODE)), "content": list(content_texts(catalogue))}
        for language in LANGUAGES:
            for domain, those in texts.items():
                words = {text.key: f"[{language}] {text.english}" for text in those}
                fill(po_path(self.locales, language, domain), words)


def small(home: Path) -> Folders:
    """The small content below a folder, not translated."""
    folders = Folders(home / "content", home / "locales")
    for name, text in FILES.items():
        folders.write(name, text)
    kinds = {name.partition("/")[0].removesuffix(".yaml") for name in FILES}
    assert kinds == {kind.folder for kind in KINDS} - {"flagged"}, "that one is there only while a text waits"
    return folders


def said(problems: list[Problem]) -> list[str]:
    """The problems as an editor sees them."""
    return [str(problem) for problem in problems]
