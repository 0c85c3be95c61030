"""What surrounds a meeting: what the tool proposes, what may be said, what members read, what is sent and forgotten."""
