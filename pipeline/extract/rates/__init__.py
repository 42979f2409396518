"""Per which time or thing a figure is told where the grammar says it: the column `per`."""
