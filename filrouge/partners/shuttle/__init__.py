"""What surrounds a shuttle sheet: its fields, the paper, the mark it bears, what came back and what it would change."""
