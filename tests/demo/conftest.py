"""The window of practice is a window: it wears what every test of the window wears. Passphrases cost nothing here."""

import pytest

from kindhub.security.kdf import KdfParams
from kindhub.testing import WEAK
from tests.ui.conftest import dressed, lanes_closed, peopled, shown  # noqa: F401


@pytest.fixture(scope="module", autouse=True)
def cheap_passphrases():
    with pytest.MonkeyPatch.context() as patch:
        for kept in ("floor", "default"):
            patch.setattr(KdfParams, kept, classmethod(lambda _cls: WEAK))
        yield
