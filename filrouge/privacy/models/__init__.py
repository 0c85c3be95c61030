from .erasures import Erasure
from .history import Change
from .links import OutsideLink
from .readings import Reading, Seal, Verification

__all__ = ["Change", "Erasure", "OutsideLink", "Reading", "Seal", "Verification"]
