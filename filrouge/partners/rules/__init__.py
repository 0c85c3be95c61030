"""What vigilance watches of partners, one module per noun."""

from . import partnerships, referrals

__all__ = ["partnerships", "referrals"]
