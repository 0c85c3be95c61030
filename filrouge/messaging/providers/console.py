"""SMS shown in the terminal, for whoever develops. Never in production: it writes numbers in clear."""

import sys

from .protocol import Parcel


def to_console(parcel: Parcel) -> str:
    sys.stdout.write(f"SMS {parcel.to}\n{parcel.text}\n\n")
    return parcel.key
