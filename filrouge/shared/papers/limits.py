"""What reading a paper from outside may cost, and how it is refused. Apart, for the process that reads imports nothing
else of ours."""

MAX_BYTES = 10_000_000
MAX_PAGES = 20  # of a PDF
MAX_PARTS = 300  # of a DOCX, which is a zip
MAX_UNPACKED = 30_000_000  # bytes, of all of them
MAX_FIELDS = 200
MAX_LETTERS = 4_000  # of one value
MAX_SECONDS = 5
MAX_MEMORY = 512 * 1024 * 1024
EMPTY = "…"  # stands in a field of a DOCX as long as nobody wrote there


class Refused(Exception):
    """Its argument says why, in one of the words of `reading.Why`."""
