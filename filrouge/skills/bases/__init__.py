"""Base skills looked at by short tests of our own, written here: what is asked, what it shows, what it does not say.

Questions are changed by a new edition; those of a former one are kept no longer than nobody is in the middle of it.
"""

from ..models import Base
from .counting import COUNTING
from .digital import DIGITAL
from .french import FRENCH
from .one import UNKNOWN, Choice, Question, Test

TESTS: dict[str, Test] = {Base.FRENCH: FRENCH, Base.COUNTING: COUNTING, Base.DIGITAL: DIGITAL}

__all__ = ["TESTS", "UNKNOWN", "Choice", "Question", "Test"]
