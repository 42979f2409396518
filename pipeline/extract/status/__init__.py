"""Whether a figure is a fact, a target or a norm: the column `status`."""
