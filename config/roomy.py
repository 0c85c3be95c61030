"""Room for the frames of a whole request, taken once.

CPython keeps the frames of what is being called in chunks of 16 KiB, asked of the system and given back one by
one: a loop whose calls cross the end of a chunk pays for a new one each time. Rendering a record did so 530 times,
a fifth of its time. A frame too large for a chunk is given a larger one, and those it calls find the rest of it.
"""

from collections.abc import Callable
from types import FunctionType
from typing import Any

SLOTS = (
    2**15
)  # of 8 bytes: a chunk of 512 KiB, of which this frame leaves half to the others, and touches none


def roomy(call: Callable[..., Any]) -> Callable[..., Any]:
    """`call`, and all that it calls, within one chunk of frames."""

    def within(*args: Any, **named: Any) -> Any:
        return call(*args, **named)

    code = within.__code__.replace(co_stacksize=SLOTS)
    return FunctionType(code, globals(), closure=within.__closure__)
