"""What reading a PDF from outside may cost. Apart, for the process that reads imports nothing else of ours."""

MAX_BYTES = 10_000_000
MAX_PAGES = 20
MAX_FIELDS = 200
MAX_LETTERS = 4_000  # of one value
MAX_SECONDS = 5
MAX_MEMORY = 512 * 1024 * 1024
