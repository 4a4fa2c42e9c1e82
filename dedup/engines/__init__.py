"""What runs the stages of the pipeline: threads here, other machines elsewhere."""
