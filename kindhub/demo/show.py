"""Opens the demo folder for a person, or takes the guided tour where there is no display."""

from pathlib import Path

from kindhub.ui.display import has_display


def would_be_seen() -> bool:
    """Whether a window would be seen by anybody."""
    return has_display()


def open_window(folder: Path, uid: str) -> int:
    """The unlock page of the demo folder, with one of its people chosen."""
    from kindhub.ui.start import start

    return start(folder, uid)


def tour(
    folder: Path, pictures: Path, screen: str, *, dark: bool = False, only: str = "", person: str = "",
    whole: bool = False,
) -> tuple[Path, ...]:  # fmt: skip
    """Walk through every screen offscreen, in both languages; returns the pictures taken. See `View`."""
    from kindhub.demo.tour import View, take_tour

    return take_tour(folder, pictures, View.read(screen, dark=dark, only=only, person=person, whole=whole))
