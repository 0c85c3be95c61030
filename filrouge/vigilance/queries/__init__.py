from .alerts import AlertLine, because_first, line_of, one_line_per_person

__all__ = ["AlertLine", "because_first", "line_of", "one_line_per_person"]
