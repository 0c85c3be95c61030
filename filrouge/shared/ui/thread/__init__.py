"""The red thread: the whole path drawn as one line, from the same facts as the list under it.

Trunk facts tie knots; between two knots the social (above), language (middle) and work (below) strands
leave the trunk and come back, at the latest today. Ahead of today the line is dotted.
"""

from .drawing import draw
from .facts import Bead, State, Strand
from .shapes import Thread

__all__ = ["Bead", "State", "Strand", "Thread", "draw"]
