"""A crash or a curious neighbour gets no memory of ours."""

import subprocess
import sys
from pathlib import Path

import pytest

linux = pytest.mark.skipif(sys.platform != "linux", reason="core files and /proc are Linux")

CANARY = "canary-4711"

CRASH = """
import os, resource, signal, sys
resource.setrlimit(resource.RLIMIT_CORE, resource.getrlimit(resource.RLIMIT_CORE)[1:] * 2)
if sys.argv[1] == "hardened":
    from kindhub.security.process import harden_process
    harden_process()
held = sys.argv[2] * 1000
os.kill(os.getpid(), signal.SIGSEGV)
"""

STATE = """
import ctypes, resource, sys
from kindhub.security.process import harden_process
if sys.argv[1] != "plain":
    harden_process(readable_by_tests=sys.argv[1] == "readable")
print(resource.getrlimit(resource.RLIMIT_CORE) == (0, 0), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


def run(code, *arguments, cwd=None):
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False, cwd=cwd
    )


@linux
@pytest.mark.parametrize(
    ("mode", "limit_is_zero", "dumpable"), [("hardened", "True", "0"), ("readable", "True", "1"), ("plain", None, "1")]
)
def test_no_core_and_not_dumpable_unless_a_test_asks(mode, limit_is_zero, dumpable):
    limit, state = run(STATE, mode).stdout.split()
    assert state == dumpable
    assert limit_is_zero in (limit, None)


def core_files_are_written_here():
    """Where the system writes plain core files at all, so that the control below can fail."""
    pattern = Path("/proc/sys/kernel/core_pattern")
    return pattern.exists() and not pattern.read_text().startswith(("|", "/")) and hard_limit() != 0


def hard_limit():
    import resource  # not on Windows

    return resource.getrlimit(resource.RLIMIT_CORE)[1]


@linux
def test_crash_leaves_no_core_with_our_memory(tmp_path):
    result = run(CRASH, "hardened", CANARY, cwd=tmp_path)
    assert result.returncode == -11
    assert list(tmp_path.iterdir()) == []


@linux
def test_crash_without_hardening_leaves_a_core_with_the_canary(tmp_path):
    """Negative control, where the system writes core files at all."""
    if not core_files_are_written_here():
        pytest.skip("no core files on this machine")
    run(CRASH, "plain", CANARY, cwd=tmp_path)
    (core,) = tmp_path.iterdir()
    assert CANARY.encode() in core.read_bytes()


@linux
def test_another_process_cannot_read_the_memory_of_a_hardened_one():
    """As the same user; root may, so the test looks at the owner the kernel gives the process's files."""
    code = (
        "import os, sys\nfrom kindhub.security.process import not_dumpable\n"
        "if sys.argv[1] == 'hardened': not_dumpable()\nprint(os.stat('/proc/self/mem').st_uid, os.getuid())"
    )
    owner, user = run(code, "hardened").stdout.split()
    assert owner == "0"
    assert run(code, "plain").stdout.split()[0] == user
