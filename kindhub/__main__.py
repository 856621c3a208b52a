"""`kindhub` and `python -m kindhub`: with no command the window opens, with one the work is done without it."""

import sys


def main() -> int:
    """Start the window or run a command; returns the exit code (0 done, 1 refused or not clean, 2 wrong use)."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        from kindhub import __version__

        sys.stdout.write(f"KIND Hub {__version__}\n")
        return 0
    from kindhub.reporting import report_faults

    report_faults()
    if not arguments:
        from kindhub.cli.windows import show_window

        return show_window()
    from kindhub.cli.run import run

    return run(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
