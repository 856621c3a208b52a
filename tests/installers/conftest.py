"""What builds installers are scripts, not a package: their folder is looked into by name while a test imports them."""

import sys
from pathlib import Path

PACKAGING = Path(__file__).parents[2] / "packaging"
if str(PACKAGING) not in sys.path:
    sys.path.append(str(PACKAGING))
