"""How people sign in: allauth with our rules. There are no passwords, and nobody signs up by themselves."""
