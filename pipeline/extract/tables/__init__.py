"""The cells of a document's tables to claims."""
