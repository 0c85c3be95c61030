"""Our own framework of skills useful in every trade: ours from the first word to the last, for a person and whoever
accompanies her to look at together. Nothing in it is about a body, a health or a way of life."""

from .doing import DOING
from .learning import LEARNING
from .living_together import TOGETHER
from .one import NOT_SEEN_YET, One

CODE = "transversal"
TITLE = "Compétences utiles dans tous les métiers"
ABOUT = (
    "Vingt et une compétences que l’on montre dans une activité, chez soi ou au travail, et qui servent partout. "
    "Chacune dit ce que l’on voit quand elle est là, et à quoi ressemble chaque niveau. "
    "On regarde ce qui est fait, jamais ce que la personne est."
)
SKILLS: tuple[One, ...] = (*DOING, *TOGETHER, *LEARNING)

__all__ = ["ABOUT", "CODE", "NOT_SEEN_YET", "SKILLS", "TITLE", "One"]
