"""Paper that comes back: a page of ours as a PDF to fill (`writing`), and what its fields say when somebody
has filled it, with whatever program (`reading`). It knows no word of the field."""
