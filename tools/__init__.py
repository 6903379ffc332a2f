"""Tools for those who change Samskap; `make` calls them."""
