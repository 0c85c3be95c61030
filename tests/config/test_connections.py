from django.contrib.postgres.signals import register_type_handlers
from django.db.backends.signals import connection_created


def test_a_new_connection_asks_for_no_type() -> None:
    """Two questions for each, about types we do not keep."""
    connected = [reference() for _key, reference, *_rest in connection_created.receivers]
    assert register_type_handlers not in connected
