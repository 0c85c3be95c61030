"""What surrounds a session: whom to tell and how, the page of a link, papers and spreadsheets."""
