"""On Python 3.11 a window must not end with "deallocating None"."""

import os
import signal
import subprocess
import sys

import pytest

TURNS = """
{keep}
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
app, loop = QCoreApplication([]), QEventLoop()
for _ in range(5000):
    QTimer.singleShot(0, loop.quit)
    loop.exec()
"""
KEEP = "from kindhub.ui.immortal import keep_singletons_alive; keep_singletons_alive()"

pytestmark = pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")


def how_it_ends(keep: str) -> int:
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    command = [sys.executable, "-c", TURNS.format(keep=keep)]
    return subprocess.run(command, capture_output=True, env=environment, check=False).returncode


def test_turning_the_loop_for_long_ends_well():
    assert how_it_ends(KEEP) == 0


def test_without_it_the_process_is_aborted():
    assert how_it_ends("") == -signal.SIGABRT, "PySide6 no longer loses references: kindhub.ui.immortal can go"
