"""Where the data files live: beside the code in a wheel, at the top of the repository in a checkout."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of a data file under `resources/`, such as `resource("names", "words.toml")`.

    The file is not opened here, so a missing one raises `FileNotFoundError` where it is read.
    """
    installed = _HERE / "_resources"
    root = installed if installed.is_dir() else _HERE.parent / "resources"
    return root.joinpath(*parts)
