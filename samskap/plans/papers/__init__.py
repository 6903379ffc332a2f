"""Papers about plans that are printed and handed out."""
