"""What the facts that figures are counted from say of themselves, in every program that counts days and tests."""

from datetime import date
from typing import Protocol

from kindhub.program.mixins.test_scores import percent


class OnDay:
    """A fact of one `day`, cut by its year and its month."""

    __slots__ = ()
    day: date

    @property
    def year(self) -> str:
        """`2024`."""
        return f"{self.day.year}"

    @property
    def month(self) -> str:
        """`2024-03`."""
        return f"{self.day:%Y-%m}"


class Scale(Protocol):
    """What both tests are counted against, and the percentage from which one is passed."""

    @property
    def maximum(self) -> int | None:
        """The highest score."""
        ...

    @property
    def pass_mark(self) -> int:
        """In percent."""
        ...


class Tested:
    """Somebody with a test before and one after; a score above the highest is no score."""

    __slots__ = ()
    pre: float | None
    post: float | None

    @property
    def scale(self) -> Scale:
        """The meeting, whose scale it is."""
        raise NotImplementedError

    def percent(self, moment: str) -> float | None:
        """A score in percent of the highest."""
        return percent(getattr(self, moment), self.scale.maximum)

    @property
    def both(self) -> bool:
        """Whether both tests have a score."""
        return self.percent("pre") is not None and self.percent("post") is not None

    @property
    def improved(self) -> bool:
        """The second score is above the first."""
        return (self.percent("post") or 0) > (self.percent("pre") or 0)

    @property
    def passed(self) -> bool:
        """The second score reaches the pass mark."""
        return (self.percent("post") or 0) >= self.scale.pass_mark
