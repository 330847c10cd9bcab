"""What no file of the program does. Each search finds its sample, so that a green one means something."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

import pytest

from tests.house.tree import called, modules, name_of, parsed, run_at_import

Search = Callable[[ast.Module], Iterator[ast.AST]]

CLOCKS = {
    *(
        "datetime.now",
        "datetime.utcnow",
        "datetime.today",
        "date.today",
        "datetime.datetime.now",
        "datetime.date.today",
    ),
    *("time.time", "time.time_ns", "time.localtime", "time.gmtime", "datetime.fromtimestamp"),
}
BUILT_BY_THE_ROOT = {
    *(
        "Bot",
        "Dispatcher",
        "Router",
        "AiohttpSession",
        "ClientSession",
        "Application",
        "AppRunner",
        "create_async_engine",
    ),
    *("Storage", "Database", "Library", "Settings", "Conversation", "Understanding", "Snapshot", "Sender", "Inbox"),
    *("open", "connect", "read_text", "read_bytes", "mkdir", "getenv", "from_env", "get_event_loop", "new_event_loop"),
}
ENVIRONMENT = {"os.environ", "os.getenv", "os.environb"}
LOG_METHODS = {"debug", "info", "warning", "error", "exception", "critical", "log"}


def clocks(tree: ast.Module) -> Iterator[ast.AST]:
    """The time of the machine: only the Clock of the root asks for it."""
    return (node for node in ast.walk(tree) if called(node) in CLOCKS)


def built_at_import(tree: ast.Module) -> Iterator[ast.AST]:
    """Things that the root builds, built when a module is imported."""
    return (node for node in run_at_import(tree) if called(node).rpartition(".")[2] in BUILT_BY_THE_ROOT)


def environment(tree: ast.Module) -> Iterator[ast.AST]:
    """The environment: only commands hand it to the settings."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and ast.unparse(node) in ENVIRONMENT)


def string_filters(tree: ast.Module) -> Iterator[ast.AST]:
    """Buttons told apart by strings: bot.core.routes is the one that reads them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node) in {"F.data", "F.text", "callback.data.startswith"}:
            yield node
        if called(node).endswith((".data.startswith", ".data.split")):
            yield node


def prints(tree: ast.Module) -> Iterator[ast.AST]:
    """Printing past the log and the console."""
    return (node for node in ast.walk(tree) if called(node) in {"print", "pprint", "input", "breakpoint"})


def swallowed(tree: ast.Module) -> Iterator[ast.AST]:
    """Errors of any kind, caught and passed over."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.ExceptHandler):
            continue
        broad = node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"}
        if broad and all(isinstance(line, ast.Pass | ast.Continue) for line in node.body):
            yield node


def composed_logs(tree: ast.Module) -> Iterator[ast.AST]:
    """Log records made of f-strings or sums: their words are no constant."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        logs = node.func.attr in LOG_METHODS and ast.unparse(node.func.value) in {"log", "_log", "logger", "logging"}
        if logs and not all(isinstance(argument, ast.Constant) for argument in node.args[:1]):
            yield node


def joined_translations(tree: ast.Module) -> Iterator[ast.AST]:
    """Sentences put together from translated pieces, and counts told apart by hand."""
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            sides = {called(node.left).rpartition(".")[2], called(node.right).rpartition(".")[2]}
            if sides & {"say", "phrase"}:
                yield node


SEARCHES: dict[str, tuple[Search, str, set[str]]] = {
    "clocks": (clocks, "from datetime import datetime\ndef f():\n    return datetime.now(None)", {"bot.clock"}),
    "built at import": (built_at_import, "from aiogram import Router\nrouter = Router()", set()),
    "built in a default": (built_at_import, "def f(bot=Bot('1:a')):\n    pass", set()),
    "environment": (
        environment,
        "import os\nTOKEN = os.environ['BOT_TOKEN']",
        {"bot.cli", "bot.cli.console", "bot.cli.run"},
    ),
    "string filters": (string_filters, "router.callback_query(F.data == 'menu')", set()),
    "split data": (string_filters, "def f(query):\n    return query.data.split(':')[1]", set()),
    "prints": (prints, "print('hello')", set()),
    "swallowed": (swallowed, "try:\n    f()\nexcept Exception:\n    pass", set()),
    "composed logs": (composed_logs, "log.info(f'user {name}')", set()),
    "joined translations": (joined_translations, "text = voice.say(A) + ' ' + name", set()),
}


@pytest.mark.parametrize("what", SEARCHES)
def test_a_sample_is_found(what: str) -> None:
    search, sample, _ = SEARCHES[what]
    assert list(search(ast.parse(sample)))


@pytest.mark.parametrize("what", SEARCHES)
def test_no_file_does_it_but_those_named(what: str) -> None:
    search, _, allowed = SEARCHES[what]
    found = {name_of(path): ast.unparse(node) for path in modules() for node in search(parsed(path))}
    assert {name: line for name, line in found.items() if name not in allowed} == {}
    assert allowed <= set(found), "an exception that nobody needs any more"


def test_the_insides_of_functions_are_not_run_at_import() -> None:
    tree = ast.parse(
        "def build():\n    return Router()\nmake = lambda: Bot('1:a')\nclass A:\n    def f(self): Router()"
    )
    assert list(built_at_import(tree)) == []
    assert list(built_at_import(ast.parse("class A:\n    router = Router()")))
    assert list(built_at_import(ast.parse("if True:\n    with open('x') as f: pass")))


def test_every_module_says_what_it_is() -> None:
    assert [name_of(path) for path in modules() if not ast.get_docstring(parsed(path))] == []


def test_every_signature_is_whole() -> None:
    """mypy sees to types; here that no function of the program is left out of it."""
    seen, bare = 0, []
    for path in modules():
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                seen += 1
                named = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
                untyped = [one.arg for one in named if one.annotation is None and one.arg not in {"self", "cls"}]
                if node.returns is None or untyped:
                    bare.append(f"{name_of(path)}.{node.name}")
    assert seen >= 300
    assert bare == []
