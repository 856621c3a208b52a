"""`kindhub` and `python -m kindhub`: with no command the window opens, with one the work is done without it."""

import sys


def main() -> int:
    """Start the window or run a command; returns the exit code (0 done, 1 refused or not clean, 2 wrong use)."""
    if sys.argv[1:2] == ["--version"]:
        from kindhub import __version__

        sys.stdout.write(f"KIND Hub {__version__}\n")
        return 0
    from kindhub.cli.run import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
