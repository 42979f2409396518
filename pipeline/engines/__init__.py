"""Batches of documents to parts of the tables: what is done with a batch, and where: in this process or by Dask."""
