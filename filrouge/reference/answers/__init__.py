"""What is known to help, theme by theme (mission S-23). Data, which projects adapt.

Found in the toolboxes of the capitalisation report on 100 % Inclusion and IPR (2021) and in the everyday of the
trade, told in our own words. What a law or a fund decides is said without amounts: they change every year.
"""

from . import living, moving, rights, work
from .one import One

ANSWERS: tuple[One, ...] = (*rights.ANSWERS, *living.ANSWERS, *moving.ANSWERS, *work.ANSWERS)
