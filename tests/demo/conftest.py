"""The window of practice is a window: it wears what every test of the window wears. Passphrases cost nothing here."""

import shutil
from datetime import date

import pytest

from kindhub.demo import folder as demo
from kindhub.security.kdf import KdfParams
from kindhub.testing import WEAK, pretend_installed
from kindhub.testing.made_once import made_once
from tests.ui.conftest import dressed, lanes_closed, peopled, shown  # noqa: F401


@pytest.fixture(scope="module", autouse=True)
def cheap_passphrases():
    with pytest.MonkeyPatch.context() as patch:
        for kept in ("floor", "default"):
            patch.setattr(KdfParams, kept, classmethod(lambda _cls: WEAK))
        yield


@pytest.fixture(scope="module")
def made(tmp_path_factory, cheap_passphrases):
    """A demo folder of an open and a walled program, with two people."""
    pretend_installed(("reintegration", "gbv"))
    path = tmp_path_factory.mktemp("demo") / "data"
    shutil.copytree(made_once("demo-walled", lambda new: demo.make_demo_folder(new, 2, date(2026, 11, 26))), path)
    return path
