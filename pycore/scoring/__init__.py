"""Facts to points: worlds, the ranking system, the 67-point grid, the requirements of the programs."""
