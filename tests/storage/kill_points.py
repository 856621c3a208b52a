"""Kills a process before each system call of one commit over two files, and looks at what is left of it.

A script of its own, for it forks and traces: `python kill_points.py FOLDER TRUNCATE`, keys on standard input, one JSON
object on standard output. It needs Python and Linux and no compiler: the child asks to be traced (ptrace through
ctypes) and the parent lets it run from call to call, up to the one it dies at. Calls that only look (reading, locking,
memory) are passed over: the disk before them and after them is the same. It stops at the first commit that tore.
"""

import ctypes
import json
import os
import platform
import shutil
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from kindhub.storage.folder import DataFolder
from kindhub.storage.keys import StoreKeys
from kindhub.storage.sealed_connection import connect_file, connect_folder

TRACEME, SYSCALL, SETOPTIONS, GET_SYSCALL_INFO = 0, 24, 0x4200, 0x420E
MARK_SYSCALLS, KILL_WITH_PARENT = 1, 1 << 20
AT_A_CALL = signal.SIGTRAP | 0x80
ENTRY, NUMBER_AT = 1, 24

CHANGING = {  # write pwrite64 writev pwritev fsync fdatasync ftruncate unlink unlinkat rename* fallocate openat
    "x86_64": {1, 18, 20, 296, 74, 75, 77, 87, 263, 82, 264, 316, 285, 257, 2},
    "aarch64": {64, 68, 66, 70, 82, 83, 46, 35, 38, 276, 47, 56},
}[platform.machine()]

libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.restype = ctypes.c_long
libc.ptrace.argtypes = (ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p)


def ptrace(request: int, pid: int, address: int | None = None, data: object = None) -> int:
    done = libc.ptrace(request, pid, address, data)
    if done < 0:
        raise OSError(ctypes.get_errno(), "ptrace")
    return done


def commit_in_both(folder: DataFolder, keys: StoreKeys, journal: str) -> None:
    """The child: opens as the hub does (or in the journal mode of the control), then writes under its parent's eye."""
    connection = connect_folder(folder, keys)
    for schema in keys.schemas:
        connection.execute(f"PRAGMA {schema}.journal_mode = {journal}").fetchall()
    ptrace(TRACEME, 0)
    os.kill(os.getpid(), signal.SIGSTOP)
    connection.execute("BEGIN IMMEDIATE")
    for schema in keys.schemas:
        connection.execute(f"UPDATE {schema}.mark SET n = n + 1")
        connection.execute(f"INSERT INTO {schema}.filler VALUES (?)", ("x" * 20_000,))
    connection.execute("COMMIT")


def run_to(point: int, *work: object) -> bool:
    """Run the child up to changing call number `point` and kill it there; False when it ended before."""
    child = os.fork()
    if child == 0:
        try:
            commit_in_both(*work)
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    ptrace(SETOPTIONS, child, None, MARK_SYSCALLS | KILL_WITH_PARENT)
    seen = 0
    while True:
        ptrace(SYSCALL, child)
        _, status = os.waitpid(child, 0)
        if not os.WIFSTOPPED(status):
            return False
        if os.WSTOPSIG(status) == AT_A_CALL and entered(child) in CHANGING:
            seen += 1
            if seen == point:
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)
                return True


def entered(child: int) -> int | None:
    """The number of the call the child is about to make; None when it is coming back from one."""
    info = ctypes.create_string_buffer(88)
    ptrace(GET_SYSCALL_INFO, child, len(info), ctypes.byref(info))
    return int.from_bytes(info.raw[NUMBER_AT : NUMBER_AT + 8], sys.byteorder) if info.raw[0] == ENTRY else None


def left_in(path: Path, key: bytes) -> tuple[int, bool]:
    """The mark in one file opened alone, and whether the file is whole."""
    connection = connect_file(path, key)
    mark = connection.execute("SELECT n FROM mark").fetchone()[0]
    rows = connection.execute("SELECT count(*) FROM filler").fetchone()[0]
    whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    whole = whole and not connection.execute("PRAGMA cipher_integrity_check").fetchall() and rows == mark
    connection.close()
    return mark, whole


def main() -> None:
    folder, journal = DataFolder(Path(sys.argv[1])), sys.argv[2]
    hub, *others = (line.split() for line in sys.stdin.read().splitlines())
    keys = StoreKeys(bytes.fromhex(hub[1]), {name: bytes.fromhex(key) for name, key in others})
    before, left = folder.path.with_name("before"), folder.path.with_name("left")
    put(folder.path, before)
    told: dict[str, list[object]] = {"torn": [], "damaged": [], "outcomes": []}
    killed, point = True, 0
    while killed and not told["torn"]:
        point += 1
        put(before, folder.path)
        killed = run_to(point, folder, keys, journal)
        put(folder.path, left)
        for order in (keys.schemas, keys.schemas[::-1]):
            put(left, folder.path)
            look(folder, keys, order, point, told)
    print(json.dumps({**told, "points": point - 1}))  # noqa: T201 - its answer


def look(folder: DataFolder, keys: StoreKeys, order: Sequence[str], point: int, told: dict[str, list[object]]) -> None:
    """Open what is left, the files in this order and each alone: the first that is opened recovers.

    Under the path where it died, for journals name each other by their full paths.
    """
    left = [left_in(folder.schema_file(schema), keys.of(schema) or b"") for schema in order]
    marks = [mark for mark, _ in left]
    told["outcomes"].append(marks[0])
    if len(set(marks)) > 1:
        told["torn"].append([point, marks])
    if not all(whole for _, whole in left):
        told["damaged"].append(point)


def put(source: Path, target: Path) -> None:
    """Make one folder the same as another."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)


if __name__ == "__main__":
    main()
