"""Papers that come back: a page of ours as a file to fill (`pdf_writing`, `docx_writing`), and what its fields say when
somebody has filled it, with whatever program (`reading`). It knows no word of the field."""
