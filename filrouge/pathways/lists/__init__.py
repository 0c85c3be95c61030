"""From the list a team already keeps to proposed people. Nothing here touches the database.

`read_table` (bytes → sheets) → `find_tables` (header, groups, skipped lines) → `propose_mapping`
(column → target, with a reason) → `build_rows` (values, problems, fingerprint) →
`find_internal_duplicates` and `refused_file`.

Two promises hold all along: a line becomes either a row or an ignored line with its reason, and a
value that is not understood is kept as text and said so, never guessed in silence.

Words: liste → list, feuille → sheet, en-tête → header, ligne → line (as numbered in the source),
ligne refusée → refused line, doublon → duplicate, remarque de contact → safe contact.
"""
