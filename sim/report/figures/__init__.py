"""Figures: one function `f(data, axes)` each, with another that says the same in words."""
