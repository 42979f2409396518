"""One sentence with its figures in their places, and readings of it that several columns share."""
