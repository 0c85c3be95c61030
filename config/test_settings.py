"""Settings of the unit tests: see FILROUGE_TEST in `settings.py`."""

import os

os.environ["FILROUGE_TEST"] = "1"

from config.settings import *  # noqa: F403
