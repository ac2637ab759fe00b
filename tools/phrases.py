"""Collects what livehead says below its windows: states, causes, remedies, findings, prompts, as templates.

python tools/phrases.py        prints every phrase with the files it comes from

A phrase is a literal, or an f-string whose fields are %1, %2 … in their order. It is followed back from where it
is said (`Status(...)`, an error, a `Finding(...)`, what `probe()` returns) through names, constants, branches,
parameters and returned values. A field of few known words is filled in; other words it may hold become phrases.
"""

from __future__ import annotations

import ast
import itertools
import math
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator

from bindings import PACKAGE, Function, Module, bound

SILENT = re.compile(
    r"(nets|training)/|offline.py|__main__.py|cli/(?!doctor|finding)|remote/(?!server|config)|sources/vowel_recording"
    r"|runtime/(checkpoint|download|fill|golden_rule|importing|prove|recognise|tensor_pickle)"
)
"""Never heard in a window, or translated by itself."""

COMMAND = re.compile(r"(sudo|pip|brew|winget) [^,;(]*")
WORD = re.compile(r"(?<![\w.%/+-])[a-z]{2,}(?![\w./=+])| = ")
"""Without one there is nothing to say in another language."""

FIELD = "\0"
MOST, DEPTH = 8, 7
SAID = {
    "Status": {1: "text", 2: "remedy"},
    "Finding": {0: "what", 1: "words", 2: "text", 3: "remedy"},
    "Step": {1: "prompt"},
    "ValueError": {0: "text"},
}
"""Which arguments of a call are words for a person."""

SAYING = ("probe", "__str__", "load_or_set_aside", "keep")
"""What these return is for a person."""

LISTED = ("changes", "done", "notes", "faults", "troubles", "said")
"""Lists of words for a person go by these names."""

PARTS = ("tracker", "animator", "voice", "remote", "character")
"""What the parts of a session are called beside their states, as far as no file lists it."""

KINDS = ("tracker %1", "animator %1", "sink %1", "recordings", "models", "engines", "%1 and %2")
"""Phrases that the source puts together in ways which are not followed."""

NOT_SAID = ("track", "render", "deliver %1", "rb", "wb")
"""What follows from the source and is no phrase: the pipeline's loops, how files are opened."""

Texts = tuple[str, ...]
UNKNOWN: Texts = (FIELD,)


def _listed(node: ast.AST) -> Iterator[ast.expr]:
    """What is put into a list of words for a person."""
    if isinstance(node, ast.Call) and _called(node) == "append" and isinstance(node.func, ast.Attribute):
        yield from node.args if getattr(node.func.value, "id", "") in LISTED else ()
    if isinstance(node, ast.Yield) and isinstance(node.value, ast.JoinedStr) and _sentence(node.value):
        yield node.value
    if isinstance(node, ast.Return) and isinstance(node.value, ast.List):
        yield from (part for part in node.value.elts if isinstance(part, ast.JoinedStr) and _sentence(part))
    pairs = [(node.target, node.value)] if isinstance(node, ast.AugAssign) else list(bound(node))
    for target, value in pairs:
        if getattr(target, "id", "") in LISTED and isinstance(value, (ast.List, ast.Tuple)):
            yield from value.elts


def _sentence(node: ast.JoinedStr) -> bool:
    """Words, not the arguments of a program."""
    return any(isinstance(part, ast.Constant) and " " in str(part.value) for part in node.values)


def _called(call: ast.Call) -> str:
    """The last word of what is called."""
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def _parameters(function: Function) -> list[str]:
    given = function.args
    return [a.arg for a in (*given.posonlyargs, *given.args)]


class Reader:
    """Follows expressions back to their words."""

    def __init__(self, modules: Iterable[Module]) -> None:
        self.modules = list(modules)
        self.errors = {"LiveheadError"}
        self.extra: set[str] = set()
        self._calls: dict[str, list[tuple[Module, ast.Call]]] = defaultdict(list)
        classes = [n for m in self.modules for n in ast.walk(m.tree) if isinstance(n, ast.ClassDef)]
        for _ in range(4):
            self.errors |= {c.name for c in classes if self.errors & {getattr(b, "id", "") for b in c.bases}}
        for module in self.modules:
            for node in ast.walk(module.tree):
                if isinstance(node, ast.Call):
                    self._calls[_called(node)].append((module, node))

    def all(self) -> dict[str, set[str]]:
        """Every phrase, with the files it is said in."""
        found: dict[str, set[str]] = defaultdict(set)
        for module in self.modules:
            for expression, probed in self._said(module):
                self.extra = set()
                texts = set(self.texts(expression, module))
                texts |= self.extra
                parts = {p for t in texts for p in (t.split(": ", 1) if probed else [t])}
                for text in sorted(parts):
                    if (phrase := numbered(text)) is not None:
                        found[phrase].add(str(module.path.relative_to(PACKAGE)))
        return found

    def _said(self, module: Module) -> Iterator[tuple[ast.expr, bool]]:
        """Expressions that a person will read; True for a `probe`, whose cause and remedy are one text."""
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Return) and node.value is not None:
                function = module.above(node, (ast.FunctionDef, ast.Lambda))
                if isinstance(function, ast.FunctionDef) and function.name in SAYING:
                    parts = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
                    yield from ((part, function.name == "probe") for part in parts)
            yield from ((words, False) for words in _listed(node))
            if not isinstance(node, ast.Call):
                continue
            name = _called(node)
            wanted = {0: "cause", 1: "remedy"} if name in self.errors else SAID.get(name)
            if name == "emit" and getattr(getattr(node.func, "value", None), "attr", "") == "refused":
                wanted = {0: "cause", 1: "remedy"}
            if name == "__init__" and (own := module.above(node, ast.ClassDef)) is not None:
                wanted = {0: "cause", 1: "remedy"} if getattr(own, "name", "") in self.errors else None
            if wanted is None or (name == "ValueError" and not self._of_config(module, node)):
                continue
            yield from ((a, False) for i, a in enumerate(node.args) if i in wanted)
            yield from ((k.value, False) for k in node.keywords if k.arg in wanted.values())

    @staticmethod
    def _of_config(module: Module, node: ast.AST) -> bool:
        """What a Config says of its own keys becomes a ConfigError."""
        function = module.above(node, ast.FunctionDef)
        return isinstance(function, ast.FunctionDef) and function.name in ("__post_init__", "parse_colour")

    # --- one expression ---------------------------------------------------------------------------------

    def texts(self, node: ast.expr, module: Module, depth: int = 0) -> Texts:
        """What an expression may say; FIELD stands for what is only known when it runs."""
        if depth > DEPTH:
            return UNKNOWN
        deeper = depth + 1
        match node:
            case ast.Constant(value=str(text)):
                return (text,)
            case ast.Constant(value=None):
                return ("",)
            case ast.JoinedStr(values=parts):
                return self._joined(parts, module, deeper)
            case ast.FormattedValue(value=value, format_spec=None, conversion=-1):
                return self._filled(value, module, deeper)
            case ast.IfExp(body=body, orelse=other):
                return (*self.texts(body, module, deeper), *self.texts(other, module, deeper))
            case ast.BoolOp(values=values):
                return tuple(text for value in values for text in self.texts(value, module, deeper))
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return self._joined([left, right], module, deeper)
            case ast.NamedExpr(value=value):
                return self.texts(value, module, deeper)
            case ast.Name(id=name) if not name.startswith("__"):
                return self._named(name, node, module, deeper)
            case ast.Attribute(attr=name):
                return self._attribute(name, module, deeper)
            case ast.Subscript(value=value):
                return self._looked_up(value, module, deeper)
            case ast.Call():
                return self._returned(node, module, deeper)
        return UNKNOWN

    def _attribute(self, name: str, module: Module, depth: int) -> Texts:
        """What an attribute is set to in this file, and in a stage's other files."""
        folder = module.path.parent
        stage = [m for m in self.modules if module.path.name == "__init__.py" and m.path.parent == folder]
        found = [self._either(m.attributes.get(name, []), m, depth) for m in dict.fromkeys([module, *stage])]
        return tuple(dict.fromkeys(itertools.chain(*found))) or UNKNOWN

    def _either(self, values: Iterable[ast.expr], module: Module, depth: int) -> Texts:
        texts = dict.fromkeys(text for value in values for text in self.texts(value, module, depth))
        return tuple(texts) or UNKNOWN

    def _joined(self, parts: list[ast.expr], module: Module, depth: int) -> Texts:
        texts = [self.texts(part, module, depth) for part in parts]
        for number, choice in enumerate(texts):
            if len(choice) > MOST:
                self.extra |= set(choice)
                texts[number] = UNKNOWN
        while math.prod(map(len, texts)) > MOST:
            longest = max(range(len(texts)), key=lambda n: len(texts[n]))
            self.extra |= set(texts[longest])
            texts[longest] = UNKNOWN
        return tuple("".join(row) for row in itertools.product(*texts))

    def _filled(self, value: ast.expr, module: Module, depth: int) -> Texts:
        """A field: its words where all are known, else a field, whose known words are phrases by themselves."""
        texts = tuple(dict.fromkeys(self.texts(value, module, depth)))
        if not any(FIELD in text for text in texts):
            return texts
        self.extra |= {text for text in texts if text.strip(FIELD)}
        return UNKNOWN

    def _named(self, name: str, node: ast.expr, module: Module, depth: int) -> Texts:
        function = module.above(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        while isinstance(function, Function):
            values = [value for value in module.named(function, name) if value is not node]
            if name in _parameters(function) or name in {a.arg for a in function.args.kwonlyargs}:
                given = self._given(function, name, module, depth)
                return (*self._either(values, module, depth), *given) if values else given
            if values:
                return self._either(values, module, depth)
            function = module.above(function, (ast.FunctionDef, ast.AsyncFunctionDef))
        home = self._home(name, module)
        return self._either(home.named(home.tree, name), home, depth)

    def _home(self, name: str, module: Module) -> Module:
        """The file that a name of another file comes from."""
        dotted = module.imported.get(name, "")
        return next((m for m in self.modules if dotted and m.dotted == dotted), module)

    def _given(self, function: Function, name: str, module: Module, depth: int) -> Texts:
        """What callers give for a parameter."""
        names, owner = _parameters(function), module.above(function, ast.ClassDef)
        called = getattr(owner, "name", "") if function.name == "__init__" else function.name
        place = names.index(name) - (names[0] in ("self", "cls")) if name in names else None
        found: list[str] = []
        for home, call in self._calls[called]:
            if home is not module and called.startswith("_"):
                continue
            given = [k.value for k in call.keywords if k.arg == name]
            if place is not None and place < len(call.args):
                given.append(call.args[place])
            found += [text for value in given for text in self.texts(value, home, depth)]
        return tuple(dict.fromkeys(found)) or UNKNOWN

    def _looked_up(self, table: ast.expr, module: Module, depth: int) -> Texts:
        """Any value of a table that stands in the file."""
        if isinstance(table, ast.Dict):
            return self._either(table.values, module, depth)
        if isinstance(table, ast.Name):
            home = self._home(table.id, module)
            tables = [
                v
                for values in home.bound.values()
                for v in values.get(table.id, ())
                if isinstance(v, ast.Dict)
            ]
            return self._either((v for found in tables for v in found.values), home, depth)
        return UNKNOWN

    def _returned(self, call: ast.Call, module: Module, depth: int) -> Texts:
        name = _called(call)
        if name == "get" and isinstance(call.func, ast.Attribute):
            return (
                *self._looked_up(call.func.value, module, depth),
                *self._either(call.args[1:], module, depth),
            )
        if name == "format" and isinstance(call.func, ast.Attribute):
            texts = self.texts(call.func.value, module, depth)
            return tuple(re.sub(r"\{[^}]*\}", FIELD, text) for text in texts)
        if name == "join" and isinstance(call.func, ast.Attribute) and call.args:
            self.extra |= set(self._parts(call.args[0], module, depth))
            return UNKNOWN
        if name == "str" or name not in module.functions:
            return UNKNOWN
        texts: list[str] = []
        for function in module.functions[name]:
            for node in ast.walk(function):
                if isinstance(node, ast.Return) and node.value is not None:
                    texts += self.texts(node.value, module, depth)
        return tuple(dict.fromkeys(texts)) or UNKNOWN

    def _parts(self, node: ast.expr, module: Module, depth: int) -> Texts:
        """The words that a list is made of."""
        if isinstance(node, (ast.List, ast.Tuple)):
            return self._either(node.elts, module, depth)
        if isinstance(node, (ast.GeneratorExp, ast.ListComp)):
            return self.texts(node.elt, module, depth)
        return ()


def numbered(text: str) -> str | None:
    """A template with %1, %2 … for its fields; None when there are no words in it."""
    counter = itertools.count(1)
    text = re.sub(f"{FIELD}+", lambda _: f"%{next(counter)}", text).strip(" ,;")
    spoken = WORD.search(text) and re.search("[A-Za-z]{2}", text) and not COMMAND.fullmatch(text)
    return text if spoken and not re.match(r"http|ws|[\w%]+://", text) else None


def collected() -> dict[str, set[str]]:
    """Every phrase of the package, with the files it is said in."""
    paths = sorted(PACKAGE.rglob("*.py"))
    heard = [p for p in paths if not SILENT.match(p.relative_to(PACKAGE).as_posix())]
    found = Reader(Module(path) for path in heard).all()
    for name in {*NOT_SAID, *_stages()}:
        found.pop(name, None)
    for name in (*KINDS, *_of_doctor()):
        found[name].add("names")
    return found


def _stages() -> Iterator[str]:
    """The names of stages, which a person types: they are the same in every language."""
    for kind in ("trackers", "modifiers", "animators", "stylizers", "sinks"):
        yield from (path.stem for path in (PACKAGE / kind).iterdir())


def _of_doctor() -> Iterator[str]:
    """What the doctor says of another livehead's parts: "its tracker", "running: ..."."""
    yield from (f"{phase}: %1" for phase in _phases())
    yield from (f"its {part}" for part in _parts())


def names() -> Iterator[str]:
    """Expressions, emotes, looks, phases, the parts of a session: words that stand by themselves."""
    expressions, looks = PACKAGE / "motion" / "data" / "expressions.toml", PACKAGE / "data" / "looks.toml"
    yield from tomllib.loads(expressions.read_text(encoding="utf-8"))
    for name, look in tomllib.loads(looks.read_text(encoding="utf-8")).items():
        yield from (name, look["title"])
    yield from sorted(
        path.stem.replace("_", " ") for path in (PACKAGE / "motion" / "data" / "emotes").glob("*.tape")
    )
    yield from _phases()
    yield from _parts()


def _phases() -> list[str]:
    """The values of Phase."""
    body = ast.parse((PACKAGE / "types.py").read_text(encoding="utf-8")).body
    phase = next(node for node in body if isinstance(node, ast.ClassDef) and node.name == "Phase")
    return [v.value for node in phase.body for _, v in bound(node) if isinstance(v, ast.Constant)]


def _parts() -> Iterator[str]:
    """What the states of a session go by: PARTS, and what the table SPEAKING says of modifiers."""
    yield from PARTS
    for path in sorted(PACKAGE.glob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            for target, value in bound(node):
                if getattr(target, "id", "") == "SPEAKING" and isinstance(value, ast.Dict):
                    yield from (v.value for v in value.values if isinstance(v, ast.Constant))


def main() -> None:
    for phrase, files in sorted(collected().items()):
        sys.stdout.write(f"{phrase!r}  {', '.join(sorted(files))}\n")


if __name__ == "__main__":
    main()
