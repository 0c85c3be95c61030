"""Reading the diagnosis: what is known, what to look at next, what stands in the way, in the person's order."""
