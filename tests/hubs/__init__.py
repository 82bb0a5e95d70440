"""Several hubs of one board, in one process and in many."""
