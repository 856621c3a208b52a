"""Makes the example program importable, as its distribution would."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
