"""Carry out the experiment of this folder."""

from experiments.common import run

if __name__ == "__main__":
    run(__file__)
