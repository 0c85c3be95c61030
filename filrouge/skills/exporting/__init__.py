"""A portfolio taken away: a paper, and two files for other programs. From what is read of it, and nothing else."""
