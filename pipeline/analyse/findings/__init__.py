"""What several figures tell together: a file for each family; `merge` for their order, `messages` for the sentences."""
