"""The process a lock starts: `python -m kindhub.ui --data FOLDER --person ID` shows the unlock page again."""

import argparse
import sys
from pathlib import Path


def main() -> int:
    """Read where and who, and start."""
    parser = argparse.ArgumentParser(prog="kindhub.ui")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--person")
    options = parser.parse_args()
    from kindhub.ui.start import start

    return start(options.data, options.person)


if __name__ == "__main__":
    sys.exit(main())
