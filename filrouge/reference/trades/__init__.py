"""A small vocabulary of our own: trades that people met most often enter, in plain words. It is enough while the ROME
is not loaded, and gives it everyday words and drawings once it is."""

from .building import BUILDING
from .caring import CARING
from .food import FOOD
from .making import MAKING
from .moving import MOVING
from .one import One
from .outdoors import OUTDOORS
from .serving import SERVING

SECTORS: tuple[tuple[str, tuple[One, ...]], ...] = (
    ("Cuisine, restaurant, hôtel", FOOD),
    ("Bâtiment, travaux", BUILDING),
    ("Ménage, aide, soin, enfants", CARING),
    ("Transport, entrepôt", MOVING),
    ("Terre, plantes, déchets", OUTDOORS),
    ("Atelier, usine, réparation", MAKING),
    ("Vente, accueil, activités", SERVING),
)
TRADES: tuple[One, ...] = tuple(one for _sector, trades in SECTORS for one in trades)

__all__ = ["SECTORS", "TRADES", "One"]
