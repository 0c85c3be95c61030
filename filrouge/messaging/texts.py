"""What an SMS costs, and how it is written so as not to cost twice.

GSM 03.38: 160 characters when all belong to its alphabet, else 70; a little less for each part of a long one.
"""

GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
TWO_PLACES = frozenset("^{}\\[~]|€\f")
# One typographic sign would halve the room of the whole message.
PLAINER = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "…": "..."}
    | dict.fromkeys("\u00a0\u202f\u2009", " ")
)
MOST_PARTS = 8


def as_texted(text: str) -> str:
    """The text as an SMS carries it: plain signs, letters untouched."""
    return text.translate(PLAINER).strip()


def parts_of(text: str) -> int:
    """How many SMS this text is paid for."""
    if all(letter in GSM or letter in TWO_PLACES for letter in text):
        length = len(text) + sum(letter in TWO_PLACES for letter in text)
        alone, among = 160, 153
    else:
        length = len(text.encode("utf-16-be")) // 2
        alone, among = 70, 67
    return 1 if length <= alone else -(-length // among)
