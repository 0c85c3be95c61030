"""What stands beside the tasks of each trade when someone tells what she did: a drawing for each, and which skill of
the trade it shows.

By trade: as many digits as tasks, the place of the skill in its list, 0 when none of them is shown; then as many
drawings, named in `pictograms.json` after « task- ».
"""

from dataclasses import dataclass
from functools import cache

from filrouge.shared.words import fold

from . import SECTORS, TRADES, One

PICTURED = {
    "F1703": ("1211", "wall bucket stack ruler"),
    "F1704": ("1230", "packages flag hammer clean"),
    "F1606": ("1121", "sofa trowel brush photo"),
    "F1604": ("2110", "screw ladder stack trowel"),
    "F1602": ("1233", "plug bolt checks search"),
    "F1603": ("1213", "pipeline flame bath droplet"),
    "H2206": ("1233", "ruler saw trowel door"),
    "F1702": ("2031", "shovel stack road alert"),
    "K2205": ("2120", "clean bath trash vacuum"),
    "K1304": ("1230", "clean ironing cooker basket"),
    "K1302": ("1112", "shirt bowl walk messages"),
    "J1501": ("1233", "bath bed thermometer pencil"),
    "J1301": ("1010", "spray bowl bed users"),
    "K1303": ("1021", "school apple ball bath"),
    "K1310": ("2213", "ball bowl bed messages"),
    "K1307": ("2130", "ball bowl clean users"),
    "G1602": ("2120", "carrot salad clean stack"),
    "G1609": ("1113", "cooker meat bowl list"),
    "G1607": ("1231", "stack cooker clean droplet"),
    "G1605": ("1301", "droplet stack trash clean"),
    "G1603": ("2310", "bowl pencil cash clean"),
    "G1803": ("0423", "table pencil bowl cash"),
    "D1102": ("1120", "scale bread flame clean"),
    "D1104": ("1130", "bowl flame cake window"),
    "G1501": ("1112", "bed bath shirt alert"),
    "H2402": ("1131", "adjustments needle checks scissors"),
    "B1803": ("2211", "ruler scissors needle needle"),
    "H2913": ("1321", "stack adjustments flame checks"),
    "H2105": ("2321", "adjustments eye package clean"),
    "H2909": ("1233", "plan screw checks tools"),
    "I1604": ("2211", "droplet car search car"),
    "I1619": ("2223", "wheel adjustments bike users"),
    "I1402": ("1330", "search tools checks messages"),
    "N1103": ("1132", "list package package stack"),
    "N1105": ("1102", "truck packages stack forklift"),
    "N1101": ("1123", "checks forklift stack alert"),
    "N4105": ("0133", "truck steering package pencil"),
    "N4101": ("1113", "checks truck eye file"),
    "N4103": ("1122", "checks bus users ticket"),
    "N1102": ("2213", "package tools sofa truck"),
    "A1203": ("1123", "leaf scissors plant trash"),
    "A1433": ("2130", "plant droplet carrot basket"),
    "A1401": ("1231", "grape sort packages walk"),
    "A1402": ("2123", "shovel plant leaf tools"),
    "K2304": ("2210", "sort recycle trash clean"),
    "K2303": ("1102", "trash truck clean alert"),
    "D1507": ("1223", "stack calendar tag messages"),
    "D1505": ("1122", "barcode cash coin calculator"),
    "D1106": ("3112", "table scale messages cash"),
    "D1214": ("3123", "shirt messages cash window"),
    "D1202": ("1020", "users droplet scissors clean"),
    "K2503": ("1123", "eye walk phone pencil"),
    "M1601": ("1123", "users map phone file"),
    "K1226": ("1102", "language messages walk users"),
    "G1204": ("1213", "list eye users alert"),
    "G1203": ("1120", "list ball eye messages"),
    "I1401": ("3120", "laptop search messages list"),
}


@dataclass(frozen=True, slots=True)
class Task:
    """`skill`: the words of the reference skill it shows; empty when none does."""

    words: str
    drawing: str
    skill: str

    @property
    def key(self) -> str:
        """Of its words, as a phrase: the same for all the trades that have it."""
        return task_key(self.words)


@cache
def tasks_of(code: str) -> tuple[Task, ...]:
    """Those of a trade of ours, in its order; none for another trade."""
    trade = next((one for one in TRADES if one.code == code), None)
    if trade is None:
        return ()
    places, drawings = PICTURED[code]
    return tuple(
        Task(words, f"task-{drawing}", _skill(trade, words, int(place)))
        for words, place, drawing in zip(_written(trade), places, drawings.split(), strict=True)
    )


def task_key(words: str) -> str:
    """« Monter un mur » → « task.monter-un-mur », whether or not it is a task of ours."""
    return "task." + fold(words).replace(" ", "-")


@cache
def _drawings() -> dict[str, str]:
    return {task.words: task.drawing for trade in TRADES for task in tasks_of(trade.code)}


def drawing_of(words: str) -> str:
    """That of a task of any trade of ours; empty for other words."""
    return _drawings().get(words, "")


def _skill(trade: One, words: str, place: int) -> str:
    """A task that is itself a skill of the vocabulary shows that one."""
    same = _labels().get(fold(words))
    return same or (trade.skill_list[place - 1] if place else "")


def _written(trade: One) -> list[str]:
    return [task[0].upper() + task[1:] for task in trade.task_list]


@cache
def _labels() -> dict[str, str]:
    return {fold(label): label for _sector, trades in SECTORS for one in trades for label in one.skill_list}
