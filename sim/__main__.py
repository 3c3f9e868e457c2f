"""The program `sim`, also run by `python -m sim`."""

import sys

from sim.cli import main as program


def main() -> None:
    """Run the program and leave with its status."""
    sys.exit(program(sys.argv[1:]))


if __name__ == "__main__":
    main()
