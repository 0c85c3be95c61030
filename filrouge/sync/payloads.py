from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from pydantic import BaseModel
from pydantic import ValidationError as Malformed

Shape = TypeVar("Shape", bound=BaseModel)


def shaped(shape: type[Shape], said: Any, *, incomplete: str) -> Shape:
    """What a telephone says, as a shape. `incomplete`: names the %(fields)s that are wrong. Raises ValidationError, for
    its author."""
    try:
        return shape.model_validate(said)
    except Malformed as error:
        fields = ", ".join(str(part) for one in error.errors() for part in one["loc"][:1])
        raise ValidationError(incomplete % {"fields": fields}) from error
