"""All problems of the files, file by file."""

from __future__ import annotations

from itertools import groupby

from bot.core.desk.items import home
from bot.core.desk.report import Stage
from bot.core.problems import Problem
from bot.web.editors.desk import Sight
from bot.web.editors.frame import page
from bot.web.editors.parts import address, problem_list
from bot.web.html import Child, Safe, tag


def troubles(sight: Sight) -> str:
    """The page of all problems."""
    problems = sight.report.problems
    groups = [_file(sight, file, list(found)) for file, found in groupby(problems, lambda problem: problem.place.file)]
    return page(sight, "Problems", tag("h1", "Problems"), groups or _none(sight), here="/editors/problems")


def _none(sight: Sight) -> Safe:
    done = sight.stage is Stage.DONE
    return tag("p", "check finds nothing." if done else "Nothing so far.", class_="about")


def _file(sight: Sight, file: str, problems: list[Problem]) -> Safe:
    keys = dict.fromkeys(home(sight.library, problem.key) for problem in problems if problem.key)
    items = [sight.survey.items[key] for key in keys if key in sight.survey.items]
    links: Child = [[tag("a", item.key, href=address(item)), " "] for item in items]
    concerned = tag("p", "Look at: ", links, class_="about") if items else None
    return tag("section", tag("h2", file), concerned, problem_list(sight.report, problems), class_="group")
