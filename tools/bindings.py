"""One source file taken apart: who encloses what, and what is bound to which name; for phrases.py."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "livehead"

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Module:
    """One file: who encloses what, its constants, functions, attributes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.dotted = ".".join(("livehead", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(
            ".__init__"
        )
        self.tree = ast.parse(path.read_text(encoding="utf-8"))
        self.parents = {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}
        self.functions: dict[str, list[Function]] = defaultdict(list)
        self.bound: dict[ast.AST, dict[str, list[ast.expr]]] = {}
        self.imported: dict[str, str] = {}
        self.attributes: dict[str, list[ast.expr]] = defaultdict(list)
        for node in ast.walk(self.tree):
            if isinstance(node, Function):
                self.functions[node.name].append(node)
            if isinstance(node, ast.ImportFrom):
                self.imported |= {alias.asname or alias.name: node.module or "" for alias in node.names}
            for name, value in bound(node):
                if isinstance(name, ast.Attribute):
                    self.attributes[name.attr].append(value)
                elif isinstance(name, ast.Name):
                    if isinstance(node, ast.Assign) and isinstance(self.parents.get(node), ast.ClassDef):
                        self.attributes[name.id].append(value)
                    for scope in self._around(node):
                        self.bound.setdefault(scope, defaultdict(list))[name.id].append(value)

    def _around(self, node: ast.AST) -> Iterator[ast.AST]:
        """Every function around a node, or the file where there is none."""
        scope = self.above(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        if scope is None and self.above(node, (ast.ClassDef, ast.Lambda)) is None:
            yield self.tree
        while scope is not None:
            yield scope
            scope = self.above(scope, (ast.FunctionDef, ast.AsyncFunctionDef))

    def named(self, scope: ast.AST, name: str) -> list[ast.expr]:
        """What is bound to a name in a function or in the file."""
        return self.bound.get(scope, {}).get(name, [])

    def above(self, node: ast.AST, kind: type[ast.AST] | tuple[type[ast.AST], ...]) -> ast.AST | None:
        """The nearest enclosing node of a kind."""
        parent = self.parents.get(node)
        while parent is not None and not isinstance(parent, kind):
            parent = self.parents.get(parent)
        return parent


def bound(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    """(target, value) of an assignment, tuples taken apart."""
    if isinstance(node, (ast.AnnAssign, ast.NamedExpr)) and node.value is not None:
        yield node.target, node.value
    elif isinstance(node, ast.Assign):
        for target in node.targets:
            if isinstance(target, ast.Tuple):
                if isinstance(node.value, ast.Tuple) and len(node.value.elts) == len(target.elts):
                    yield from zip(target.elts, node.value.elts, strict=True)
                else:
                    yield from ((part, ast.Name("?")) for part in target.elts)
            else:
                yield target, node.value
    elif isinstance(node, (ast.For, ast.comprehension)):
        yield from _looped(node.target, node.iter)


def _looped(target: ast.expr, values: ast.expr) -> Iterator[tuple[ast.expr, ast.expr]]:
    called = getattr(values, "func", None)
    if isinstance(called, ast.Attribute) and called.attr == "items" and isinstance(target, ast.Tuple):
        yield target.elts[1], ast.Subscript(called.value, ast.Name("?"))
        return
    rows = values.elts if isinstance(values, (ast.Tuple, ast.List)) else []
    for row in rows or [ast.Name("?")]:
        if isinstance(target, ast.Tuple):
            parts = row.elts if isinstance(row, ast.Tuple) and len(row.elts) == len(target.elts) else []
            yield from zip(target.elts, parts or [ast.Name("?")] * len(target.elts), strict=True)
        else:
            yield target, row
