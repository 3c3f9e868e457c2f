"""What the second axis of the world's arrays counts, and the stage at which guns fall silent."""

import numpy as np
from jaxtyping import Float

THEATRES = ("missiles", "gulf", "maritime", "transatlantic", "cyber")
BLOCS = ("NATO", "EU")
CEASEFIRE = 5
"""Stage of the war from which the guns are silent."""

Scalar = Float[np.ndarray, "run 1"]
PerDyad = Float[np.ndarray, "run dyad"]
PerPair = Float[np.ndarray, "run pair"]
PerState = Float[np.ndarray, "run state"]
PerTheatre = Float[np.ndarray, "run theatre"]
PerBloc = Float[np.ndarray, "run bloc"]
