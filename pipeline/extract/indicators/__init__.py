"""Which series of the catalogue a claim belongs to: the columns `indicator`, `topic` and `scope`."""
