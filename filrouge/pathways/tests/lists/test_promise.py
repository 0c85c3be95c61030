"""Nothing disappears: whatever the sheet, every line and every cell can be found again."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from filrouge.pathways.lists.cells import Sheet, clean_line
from filrouge.pathways.lists.duplicates import find_internal_duplicates
from filrouge.pathways.lists.headers import find_tables
from filrouge.pathways.lists.mapping import propose_for_tables
from filrouge.pathways.lists.refused import refused_file
from filrouge.pathways.lists.rows import build_rows

from .samples import STAFF, TODAY, match_staff, one_commune

WORDS = st.sampled_from(
    [
        "Nom",
        "Prénom",
        "Né(e) le",
        "Tél",
        "Statut",
        "Niveau FR",
        "Référent",
        "Commune",
        "CP",
        "Motif",
        "Nom et prénom",
    ]
)
VALUES = st.sampled_from(
    [
        "DIALLO Rim",
        "01/01/2003",
        "2003",
        "0661318609",
        "PS",
        "A1",
        "B. Lopez",
        "34500",
        "TOTAL",
        "santé ++",
        "?",
        "CDI",
    ]
)
CELLS = st.one_of(st.none(), WORDS, VALUES, st.text(max_size=8), st.floats(-1e6, 1e6), st.dates())
ROWS = st.lists(st.lists(CELLS, max_size=6), max_size=12)


@given(st.lists(st.one_of(WORDS, st.none()), min_size=2, max_size=6), ROWS, ROWS)
def test_every_line_is_a_row_or_ignored_once(
    header: list[object], above: list[object], below: list[object]
) -> None:
    lines = [clean_line(number, row) for number, row in enumerate([*above, header, *below], start=1)]
    tables, ignored = find_tables([Sheet("Suivi", tuple(lines))])
    result = build_rows(
        tables,
        propose_for_tables(tables, TODAY),
        today=TODAY,
        resolve_commune=one_commune,
        resolve_referent=lambda text: match_staff(text, STAFF),
    )
    seen = Counter(row.address.number for row in result.rows)
    seen += Counter(line.number for line in [*result.ignored, *ignored])
    assert set(seen.values()) <= {1}
    assert {line.number for line in lines if line.filled()} <= set(seen)
    by_number = {line.number: line for line in lines}
    for row in result.rows:
        kept = [cell for cell in row.raw.values() if cell is not None]
        assert kept == by_number[row.address.number].filled()
    find_internal_duplicates(result.rows)
    assert refused_file(result.rows, list(result.rows[0].raw) if result.rows else ["Nom"])
