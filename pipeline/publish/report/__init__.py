"""The HTML report: one page that opens from disk, without a network."""
