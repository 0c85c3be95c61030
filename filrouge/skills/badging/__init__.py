"""Open Badges 3.0 without a database: documents, keys, signatures, images, and the checking of any badge.

`library` alone imports openbadgeslib, and is imported by the first signature or check: tens of MB that no screen needs.
"""
