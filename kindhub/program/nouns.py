"""What a case is called in a program: a group, a family, a file. The window says that word and no other."""

from collections.abc import Iterable
from dataclasses import dataclass

from kindhub.i18n import L, capital

_FILE = L("case file", "expediente")


@dataclass(frozen=True, slots=True)
class Noun:
    """One and many in both languages; `feminine` is its gender in Spanish, on which the words around it hang.

    `file` is what is kept of it as a whole: the heading over its own data, the title of its paper.
    """

    one: L
    many: L
    feminine: bool = False
    file: L = _FILE

    @property
    def alone(self) -> L:
        """Where it stands by itself, as above a document of one."""
        return self._capital(self.one)

    @property
    def heading(self) -> L:
        """The file as a heading."""
        return self._capital(self.file)

    @property
    def new(self) -> L:
        """For the button that begins one."""
        return self._capital(L(f"new {self.one.en}", f"{self.one.es} {self._ending('nuevo')}"))

    @property
    def open(self) -> L:
        """One that somebody works on."""
        return L(f"open {self.one.en}", f"{self.one.es} {self._ending('abierto')}")

    @property
    def open_many(self) -> L:
        """Several."""
        return L(f"open {self.many.en}", f"{self.many.es} {self._ending('abierto')}s")

    @property
    def mine_by_stage(self) -> L:
        """A chart of those one person answers for."""
        return L(f"My {self.many.en} by stage", f"Mis {self.many.es} por etapa")

    @property
    def mine_by_program(self) -> L:
        """The same, where there are too many stages to look at."""
        return L(f"My {self.many.en} by program", f"Mis {self.many.es} por programa")

    @property
    def closed(self) -> L:
        """For one that nobody works on any more."""
        return self._capital(L(f"{self.one.en} closed", f"{self.one.es} {self._ending('cerrado')}"))

    @property
    def whole(self) -> L:
        """All of one, on paper."""
        return self._capital(L(f"whole {self.one.en}", f"{self.one.es} {self._ending('completo')}"))

    @property
    def here(self) -> L:
        """What can be found or done in the one on screen."""
        return L(f"In this {self.one.en}", f"En {self._this} {self.one.es}")

    @property
    def parts(self) -> L:
        """The list of its forms."""
        return L(f"Parts of this {self.one.en}", f"Partes de {self._this} {self.one.es}")

    @property
    def given(self) -> L:
        """Somebody answers for it from now on."""
        article = "An" if self.one.en[:1] in "aeiou" else "A"
        return L(f"{article} {self.one.en} was given to you", f"Le asignaron {self._a} {self.one.es}")

    @property
    def the(self) -> L:
        """The one that is spoken of."""
        return L(f"the {self.one.en}", f"{'la' if self.feminine else 'el'} {self.one.es}")

    @property
    def gone(self) -> L:
        """It is not there, or not in sight: both look the same."""
        return L(f"This {self.one.en} is not here.", f"{self._this.capitalize()} {self.one.es} no está aquí.")

    @property
    def _this(self) -> str:
        return "esta" if self.feminine else "este"

    @property
    def _a(self) -> str:
        return "una" if self.feminine else "un"

    def _ending(self, word: str) -> str:
        return word[:-1] + "a" if self.feminine else word

    def _capital(self, words: L) -> L:
        return L(capital(words.en), capital(words.es))


CASE = Noun(L("case", "caso"), L("cases", "casos"))
"""What it is called where a program says nothing else."""


def called_by_all(nouns: Iterable[Noun]) -> Noun:
    """What several programs call it: their one word, else a case."""
    found = set(nouns)
    return found.pop() if len(found) == 1 else CASE
