from filrouge.pathways.tests.conftest import heard  # noqa: F401
