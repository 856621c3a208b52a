"""What builds installers are scripts, not a package: their folder is looked into by name while a test imports them."""

import sys
from pathlib import Path

PACKAGING = Path(__file__).parents[2] / "packaging"
sys.path.extend(str(place) for place in (PACKAGING, PACKAGING / "windows") if str(place) not in sys.path)
