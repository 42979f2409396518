"""Value classes written out as plain classes with a constructor of their own, and constants said to be final.

A dataclass gets its constructor at run time, as interpreted code: compiled classes would be made more slowly than they
are without compiling. A constant that is not final is looked up by its name wherever it is used, and so is a member of
a vocabulary: these become constants. Everything else of a module stays as it is, letter for letter.
"""

import ast
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

_CONSTANT = re.compile(r"_?[A-Z][A-Z0-9_]+")
# Annotations behind their classes, or known to type checkers only, are no code then.
VOCABULARIES = "schemas.vocabularies"
HEAD = "from __future__ import annotations\nimport typing\n"


def written_out(source: str) -> str:
    """The source of a module with its value classes written out and its constants final; as it is without any."""
    source = _with_members(source)
    tree = ast.parse(source)
    constants = _constants(tree)
    found = [node for node in tree.body if isinstance(node, ast.ClassDef) and _how(node) is not None]
    if not found and not constants:
        return source
    lines = source.splitlines(keepends=True)
    for name in constants:
        line = lines[name.lineno - 1]
        lines[name.lineno - 1] = f"{line[: name.end_col_offset]}: typing.Final{line[name.end_col_offset :]}"
    for node in reversed(found):
        first = min(one.lineno for one in node.decorator_list) - 1
        lines[first : node.end_lineno] = _class_lines(node, source)
    head = tree.body[0].end_lineno if _is_text(tree.body[0]) else 0
    lines.insert(head or 0, HEAD)
    return "".join(lines)


def _with_members(source: str) -> str:
    """The source with a constant for each member of a vocabulary that it names (`Kind.FLOW`)."""
    tree = ast.parse(source)
    imported = [node for node in tree.body if isinstance(node, ast.ImportFrom) and node.module == VOCABULARIES]
    names = {one.asname or one.name for node in imported for one in node.names}
    matched = {node.value for node in ast.walk(tree) if isinstance(node, ast.MatchValue)}  # a bare name would match all
    found = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and _is_member(node, names) and node not in matched
    ]
    if not found:
        return source
    lines = [line.encode() for line in source.splitlines(keepends=True)]  # columns are counted in bytes
    for node in sorted(found, key=lambda node: (node.lineno, node.col_offset), reverse=True):
        line, name = lines[node.lineno - 1], _constant_of(node)
        lines[node.lineno - 1] = line[: node.col_offset] + name.encode() + line[node.end_col_offset :]
    made = sorted({f"{_constant_of(node)}: typing.Final = {ast.unparse(node)}\n" for node in found})
    lines.insert(imported[-1].end_lineno or 0, "".join(["import typing\n", *made]).encode())
    return b"".join(lines).decode()


def _is_member(node: ast.Attribute, names: Collection[str]) -> bool:
    return isinstance(node.value, ast.Name) and node.value.id in names and node.attr.isupper()


def _constant_of(node: ast.Attribute) -> str:
    """The name of the constant for a member: it has a small letter, so that it is told from the module's own."""
    return "_" + ast.unparse(node).replace(".", "_")


def _constants(tree: ast.Module) -> list[ast.Name]:
    """The names in capitals that the module sets once."""
    named = [
        node.targets[0]
        for node in tree.body
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name)
    ]
    stored = Counter(
        node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    )
    return [one for one in named if isinstance(one, ast.Name) and _CONSTANT.fullmatch(one.id) and stored[one.id] == 1]


def _how(node: ast.ClassDef) -> str | None:
    """The decorator that makes a class one of values; null where none does."""
    written = [ast.unparse(one) for one in node.decorator_list]
    made = next((one for one in written if one == "value_class" or one.startswith("dataclass")), None)
    return made if made is not None and not node.bases else None


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _class_lines(node: ast.ClassDef, source: str) -> Iterator[str]:
    how = _how(node) or ""
    fields = [one for one in node.body if isinstance(one, ast.AnnAssign)]
    names = [ast.unparse(one.target) for one in fields]
    others = [one for one in node.body if not isinstance(one, ast.AnnAssign)]
    yield f"class {node.name}:\n"
    if others and _is_text(others[0]):
        yield _indented(ast.get_source_segment(source, others.pop(0)) or "")
    yield f"    __match_args__: typing.ClassVar[tuple[str, ...]] = {tuple(names)!r}\n"
    yield from _constructor(fields)
    values = "".join(f"self.{name}, " for name in names)
    yield f"    def __copy__(self) -> {node.name}:\n        return {node.name}({values})\n"
    yield f"    def __reduce__(self) -> tuple[object, ...]:\n        return {node.name}, ({values})\n"
    if "eq=False" not in how:
        same = " and ".join(f"self.{name} == other.{name}" for name in names) or "True"
        yield "    def __eq__(self, other: object) -> bool:\n"
        yield f"        return isinstance(other, {node.name}) and {same}\n"
    if how == "value_class" or ("frozen=True" in how and "eq=False" not in how):
        yield f"    def __hash__(self) -> int:\n        return hash(({values}))\n"
    yield f"    def __repr__(self) -> str:\n        return f'{node.name}{{({values})}}'\n"
    for one in others:
        yield _member(one, source)


def _constructor(fields: Sequence[ast.AnnAssign]) -> Iterator[str]:
    parameters, body = ["self"], []
    for one in fields:
        name, kind = ast.unparse(one.target), ast.unparse(one.annotation)
        factory, given = _factory(one.value), name
        if factory is not None:
            parameters.append(f"{name}: ({kind}) | None = None")
            given = f"{factory}() if {name} is None else {name}"
        else:
            parameters.append(f"{name}: {kind}" + (f" = {ast.unparse(one.value)}" if one.value is not None else ""))
        body.append(f"        self.{name}: {kind} = {given}\n")
    yield f"    def __init__({', '.join(parameters)}) -> None:\n"
    yield from body or ["        pass\n"]


def _factory(value: ast.expr | None) -> str | None:
    """What makes a field's default anew for each value (`field(default_factory=dict)`); null for any other."""
    if not isinstance(value, ast.Call) or ast.unparse(value.func) != "field":
        return None
    return next(ast.unparse(one.value) for one in value.keywords if one.arg == "default_factory")


def _member(node: ast.stmt, source: str) -> str:
    """A method as it stands, with its decorators."""
    decorators = node.decorator_list if isinstance(node, ast.FunctionDef) else []
    written = [f"    @{ast.get_source_segment(source, one)}\n" for one in decorators]
    return "".join([*written, _indented(ast.get_source_segment(source, node) or "")])


def _indented(text: str) -> str:
    """The text of a part of a class as it stands there; its first line has lost what stood before it."""
    return f"    {text}\n"
