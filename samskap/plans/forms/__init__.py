"""What people may write in the forms of plans; validation and nothing else."""
