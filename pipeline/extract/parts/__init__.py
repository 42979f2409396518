"""Which figure another one is a part of: the column `part_of`."""
