"""What a case is called in a program: a group, a family, a file. The window says that word and no other."""

from dataclasses import dataclass

from kindhub.i18n import L


@dataclass(frozen=True, slots=True)
class Noun:
    """One and many in both languages; `feminine` is its gender in Spanish, on which the words around it hang."""

    one: L
    many: L
    feminine: bool = False

    @property
    def new(self) -> L:
        """For the button that begins one."""
        return self._capital(L(f"new {self.one.en}", f"{self.one.es} {self._ending('nuevo')}"))

    @property
    def closed(self) -> L:
        """For one that nobody works on any more."""
        return self._capital(L(f"{self.one.en} closed", f"{self.one.es} {self._ending('cerrado')}"))

    def _ending(self, word: str) -> str:
        return word[:-1] + "a" if self.feminine else word

    def _capital(self, words: L) -> L:
        return L(words.en[:1].upper() + words.en[1:], words.es[:1].upper() + words.es[1:])


CASE = Noun(L("case", "caso"), L("cases", "casos"))
"""What it is called where a program says nothing else."""
