"""What jobs do with badges: keys, signatures, lists of revocations, letters. As batch only, but for `checking`."""
