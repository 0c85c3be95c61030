"""How far an import has come. Kept in the cache: the job's own transaction shows nothing before its end."""

from uuid import UUID

from django.core.cache import cache

AN_HOUR = 3600


def tell(import_id: UUID, done: int, total: int) -> None:
    cache.set(_key(import_id), (done, total), AN_HOUR)


def told(import_id: UUID) -> tuple[int, int]:
    """Done, out of how many: (0, 100) before the job says anything."""
    return cache.get(_key(import_id)) or (0, 100)


def _key(import_id: UUID) -> str:
    return f"directory-import-{import_id}"
