"""The files of the project: what is committed, without what tools leave behind."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
_LEFT_BEHIND: Final = {"var", "node_modules", "build", "dist", "__pycache__"}


def files(*folders: str) -> Iterator[Path]:
    """Every file of the project, or of some of its folders; hidden folders of tools are passed over."""
    for folder in folders or ("",):
        for path in sorted((ROOT / folder).rglob("*")):
            parts = path.relative_to(ROOT).parts
            tools = any(part in _LEFT_BEHIND or part.endswith(".egg-info") for part in parts)
            hidden = any(part.startswith(".") and part != ".ci" for part in parts[:-1]) or parts[-1].startswith(".cov")
            if path.is_file() and not tools and not hidden and parts[-1] != ".env":
                yield path


def modules() -> list[Path]:
    """The Python files of the program."""
    found = [path for path in files("bot") if path.suffix == ".py"]
    assert len(found) >= 80, "the scan saw too little"
    return found


@cache
def parsed(path: Path) -> ast.Module:
    """A file as Python reads it."""
    return ast.parse(path.read_text(encoding="utf-8"))


def name_of(path: Path) -> str:
    """The dotted name of a module, or the path of another file."""
    relative = path.relative_to(ROOT)
    if path.suffix != ".py":
        return relative.as_posix()
    return ".".join(relative.with_suffix("").parts).removesuffix(".__init__")


def called(node: ast.AST) -> str:
    """What a call calls, as it is written: `datetime.now`, `Router`; empty where it is no call."""
    return ast.unparse(node.func) if isinstance(node, ast.Call) else ""


def run_at_import(tree: ast.Module) -> Iterator[ast.AST]:
    """The nodes that are run when a module is imported: all but the insides of functions."""
    waiting: list[ast.AST] = list(tree.body)
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            waiting.extend([*node.decorator_list, *node.args.defaults, *filter(None, node.args.kw_defaults)])
        elif not isinstance(node, ast.Lambda):
            waiting.extend(ast.iter_child_nodes(node))
