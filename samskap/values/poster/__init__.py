"""The poster of the values: its words, its layout data, and the papers and pictures set from them."""
