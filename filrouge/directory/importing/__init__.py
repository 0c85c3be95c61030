"""Bringing published files in: `reading` → `shaping` (checked by the schema) → `merging` (COPY, then set-wise)."""
