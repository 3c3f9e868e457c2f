"""Nameable reasons: the terms of a state's utility."""
