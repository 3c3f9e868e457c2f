"""What to make of runs and of data."""
