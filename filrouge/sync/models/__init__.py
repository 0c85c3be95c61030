from .devices import EXTENDED, READABLE, Device, Extension, Wipe
from .operations import Conflict, Operation

__all__ = ["EXTENDED", "READABLE", "Conflict", "Device", "Extension", "Operation", "Wipe"]
