"""Makes the personas known to every test, those beside the code included."""

pytest_plugins = ["tests.personas"]
