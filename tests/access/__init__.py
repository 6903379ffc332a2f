"""Who may open what: every address of the site for every kind of person."""
