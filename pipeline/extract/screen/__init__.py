"""Which numerals are no claims, each with a reason; what the others mean is left to the groups behind it."""
