"""Accuracy on data with known truth: the gate, and the scripts that trained what is shipped."""
