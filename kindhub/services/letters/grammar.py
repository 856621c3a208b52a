"""What a template may say: words, rows of words, and whether a word has a value. Nothing in it can run.

Jinja's sandbox alone still lets a template count to a hundred thousand in loops within loops, or make a string of a
gigabyte. So the grammar is closed: every other kind of expression is refused before it is compiled.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from typing_extensions import override

from kindhub.errors import UserError
from kindhub.i18n import L

UNREADABLE = L(
    "The template has an instruction that cannot be read near “{near}”. Between {{{{ and }}}} stands one word of the "
    "list; rows stand between {{% for one in word %}} and {{% endfor %}}.",
    "La plantilla tiene una instrucción que no se entiende cerca de «{near}». Entre {{{{ y }}}} va una palabra de la "
    "lista; las filas van entre {{% for una in palabra %}} y {{% endfor %}}.",
)
FORBIDDEN = L(
    "The template wants something that templates may not do ({what}). They may only name words of the list, repeat "
    "rows, and ask whether a word has a value.",
    "La plantilla pide algo que una plantilla no puede hacer ({what}). Solo puede nombrar palabras de la lista, "
    "repetir filas y preguntar si una palabra tiene valor.",
)
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.For, nodes.If, nodes.Not,
)  # fmt: skip
DEEPEST = 2
"""Rows may hold a question, and a question rows; nothing is nested deeper."""


class Grammar(ImmutableSandboxedEnvironment):
    """The environment of every letter: whatever is compiled in it keeps to the closed grammar."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.globals.clear()
        self.filters.clear()
        self.tests.clear()

    @override
    def compile(self, source: Any, *arguments: Any, **options: Any) -> Any:
        """Compile it. Raises `UserError` for what is no template, or does more than a template may."""
        return super().compile(self.read(source) if isinstance(source, str) else source, *arguments, **options)

    def read(self, source: str) -> nodes.Template:
        """The tree of a source that keeps to the grammar. Raises `UserError`."""
        try:
            tree = self.parse(source)
        except TemplateSyntaxError as wrong:
            raise UserError(UNREADABLE, near=_near(source, wrong.lineno)) from None
        _keep_to_grammar(tree, 0)
        return tree


def _keep_to_grammar(node: nodes.Node, depth: int) -> None:
    if not isinstance(node, _ALLOWED) or depth > DEEPEST:
        raise UserError(FORBIDDEN, what=type(node).__name__.lower())
    if isinstance(node, nodes.Getattr) and not isinstance(node.node, nodes.Name):
        raise UserError(FORBIDDEN, what="getattr")
    if isinstance(node, nodes.For) and (node.recursive or node.test or not isinstance(node.iter, nodes.Name)):
        raise UserError(FORBIDDEN, what="for")
    deeper = depth + isinstance(node, (nodes.For, nodes.If))
    for child in node.iter_child_nodes():
        _keep_to_grammar(child, deeper)


def _near(source: str, line: int) -> str:
    lines = source.splitlines() or [""]
    text = lines[min(line, len(lines)) - 1]
    start = max(text.rfind("{{"), text.rfind("{%"), 0)
    return text[start : start + 40]


def words_in(node: nodes.Node, rows: Mapping[str, str] = MappingProxyType({})) -> set[str]:
    """The words a template names: `child`, and `children.name` for a part of rows.

    `rows` are the names that stand for a row here, with the word whose rows they are: the same name may stand for rows
    of another word in the next loop.
    """
    if isinstance(node, nodes.For) and isinstance(node.target, nodes.Name) and isinstance(node.iter, nodes.Name):
        inside = {**rows, node.target.name: node.iter.name}
        return words_in(node.iter, rows).union(*(words_in(one, inside) for one in (*node.body, *node.else_)))
    if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
        return {f"{rows.get(node.node.name, node.node.name)}.{node.attr}"}
    if isinstance(node, nodes.Name):
        return set() if node.name in rows else {node.name}
    return set().union(*(words_in(child, rows) for child in node.iter_child_nodes()))
