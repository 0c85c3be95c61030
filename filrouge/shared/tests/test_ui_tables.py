from filrouge.shared.ui.tables import Column, FigureTable, link

TABLE = FigureTable(
    caption="Organisations",
    columns=[Column("Nom <b>", number=False), Column("Personnes"), Column("Où", number=False)],
    rows=[[link("/a?b=1&c=2", "L’« une » & <l’autre>"), 12, "<ici>"]],
)


def test_every_text_is_escaped_and_every_cell_says_its_column() -> None:
    assert TABLE.head() == (
        '<thead><tr><th scope="col">Nom &lt;b&gt;</th><th scope="col" class="number">Personnes</th>'
        '<th scope="col">Où</th></tr></thead>'
    )
    assert TABLE.body() == (
        '<tbody><tr><th scope="row"><a href="/a?b=1&amp;c=2">L’« une » &amp; &lt;l’autre&gt;</a></th>'
        '<td class="number" data-label="Personnes">12</td><td data-label="Où">&lt;ici&gt;</td></tr></tbody>'
    )
