"""What making a file again may cost. Apart, for the process that does it imports nothing else of ours but this."""

MAX_BYTES = 10_000_000
MAX_PIXELS = 60_000_000  # of an image as it says it is, before anything is unpacked
MAX_PAGES = 10  # of a PDF
SIDE = 2000  # pixels of the longest side, once made again
QUALITY = 85


class Refused(Exception):
    """Its argument says why, in one of the words of `remaking.Why`."""
