"""When each figure holds: which time of the sentence or of the document is its own, and of what kind it is."""
