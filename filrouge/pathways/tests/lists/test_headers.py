from datetime import date

from filrouge.pathways.lists.cells import Sheet, clean_line
from filrouge.pathways.lists.headers import Table, find_header, find_tables

HEADINGS = ["NOM", "Prénom", "Né(e) le", "Tél"]
RIM = ["DIALLO", "Rim", date(2003, 1, 2), "0611111112"]


def sheet(*rows: list[object]) -> Sheet:
    return Sheet("Suivi", tuple(clean_line(number, row) for number, row in enumerate(rows, start=1)))


def table(*rows: list[object]) -> Table:
    found = find_header(sheet(*rows))
    assert found is not None
    return found


def outcome(found: Table) -> dict[int, str]:
    kept = {data.line.number: "row" for data in found.lines}
    return kept | {line.number: line.code for line in found.ignored}


def test_every_line_is_a_row_or_ignored_with_a_reason() -> None:
    found = table(
        ["Mission locale : suivi", None],
        [],
        HEADINGS,
        RIM,
        ["--- groupe FLE du mardi ---"],
        RIM,
        [],
        RIM,
        HEADINGS,
        [None, None, None, 4],
        ["Les lignes en jaune sont à revoir avec la coordinatrice dès la rentrée de janvier"],
        [None, "TOTAL", 192],
    )
    assert outcome(found) == {
        1: "title", 2: "blank", 3: "header", 4: "row", 5: "group", 6: "row", 7: "blank", 8: "row",
        9: "repeated_header", 10: "lonely_value", 11: "remark", 12: "total",
    }  # fmt: skip
    assert all(line.reason for line in found.ignored)
    assert found.announced_total == 192


def test_carries_the_group_and_says_when_a_blank_line_came_between() -> None:
    found = table(HEADINGS, RIM, ["Groupe 2"], RIM, [], RIM, ["Sorties"], RIM)
    assert [(data.group, data.group_far) for data in found.lines] == [
        ("", False), ("Groupe 2", False), ("Groupe 2", True), ("Sorties", False),
    ]  # fmt: skip


def test_a_family_called_total_is_a_person() -> None:
    assert outcome(table(HEADINGS, ["TOTAL", "Rim", date(2003, 1, 2), None]))[2] == "row"


def test_joins_themes_above_and_details_below() -> None:
    above = table(["Identité", None, None, "Coordonnées", None], [*HEADINGS, "Mail"], [*RIM, "a@b.fr"])
    assert [header.text for header in above.headers][3:] == ["Coordonnées / Tél", "Coordonnées / Mail"]
    below = table(
        ["Nom", "Prénom", "Coordonnées", None], [None, None, "Tél", "Mail"], ["D", "R", "06", "a@b"]
    )
    assert [header.text for header in below.headers] == [
        "Nom",
        "Prénom",
        "Coordonnées / Tél",
        "Coordonnées / Mail",
    ]
    assert len(below.lines) == 1


def test_two_columns_of_one_name_keep_two_keys_and_one_without_name_gets_one() -> None:
    found = table(["Nom", "Tél", "Tél", None, "Tél 2"], ["Diallo", "0611111112", "0611111113", "x", "y"])
    assert [header.key for header in found.headers] == ["nom", "tel", "tel 2", "colonne 4", "tel 2 2"]
    assert [header.label for header in found.headers] == ["Nom", "Tél", "Tél 2", "Colonne 4", "Tél 2 2"]


def test_a_second_table_is_not_read_with_the_columns_of_the_first() -> None:
    found = table(HEADINGS, RIM, ["Prénom", "Nom", "Motif de sortie"], ["Rim", "Diallo", "CDI"])
    assert outcome(found)[3] == outcome(found)[4] == "second_table"
    assert "ligne 3" in found.ignored[-1].reason


def test_unknown_headings_still_make_a_table() -> None:
    found = table(["Zig", "Zag", "Zog"], ["Diallo", "Rim", 3], ["Safi", "Nour", 4])
    assert [header.text for header in found.headers] == ["Zig", "Zag", "Zog"]


def test_a_sheet_without_people_is_ignored_with_its_lines() -> None:
    tables, ignored = find_tables([sheet(HEADINGS, RIM), Sheet("listes", (clean_line(1, ["oui", "non"]),))])
    assert len(tables) == 1
    assert [(line.sheet, line.number, line.code, line.text) for line in ignored] == [
        ("listes", 1, "no_table", "oui | non")
    ]
