"""Numbers of each run and week."""
