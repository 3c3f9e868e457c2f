"""How a state chooses."""
