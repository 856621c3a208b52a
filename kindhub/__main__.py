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
        return _window()
    from kindhub.cli.run import run

    return run(arguments)


def _window() -> int:
    from kindhub.ui.display import has_display

    if not has_display():
        from kindhub.i18n import tr

        sys.stderr.write(
            tr(
                "kindhub: there is no screen here. Try `kindhub --help`, or `kindhub demo` for the tour.\n",
                "kindhub: aquí no hay pantalla. Pruebe `kindhub --help`, o `kindhub demo` para el recorrido.\n",
            )
        )
        return 1
    from kindhub.ui.start import start

    return start()


if __name__ == "__main__":
    raise SystemExit(main())
