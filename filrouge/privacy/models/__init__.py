from .history import Change
from .links import OutsideLink
from .readings import Reading, Seal

__all__ = ["Change", "OutsideLink", "Reading", "Seal"]
