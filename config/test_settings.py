"""Settings of the unit tests: see FILROUGE_TEST in `settings.py`."""

import os

os.environ["FILROUGE_TEST"] = "1"

from config.settings import *  # noqa: F403
from config.settings import TEMPLATES
from tests.strict_templates import Undefined, make_conditions_strict

TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = Undefined("%s")  # type: ignore[index]  # not empty, or Django would not ask it
make_conditions_strict()
