from django.db import connection
from django.template.engine import Engine

from config.warm import warm


def test_every_template_is_ready_before_the_first_page_and_no_connection_is_open() -> None:
    connection.close()
    ready = warm()
    cached = Engine.get_default().template_loaders[0].get_template_cache
    assert ready > 100
    assert sum(1 for key in cached if "desk/record/show.html" in key) == 1
    assert connection.connection is None
