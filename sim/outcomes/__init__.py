"""Numbers of each run."""
