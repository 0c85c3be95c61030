from django.db.models import DateField, Func


class Today(Func):
    """The day it is in Paris, said by the database: for queries that are written once (`shared/nested.py`)."""

    function, arity, output_field = "public.fr_today", 0, DateField()
