"""The window of practice is a window: it wears what every test of the window wears."""

from tests.ui.conftest import dressed, lanes_closed, peopled, shown  # noqa: F401
