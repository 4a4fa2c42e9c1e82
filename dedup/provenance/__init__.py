"""Where copied text is likely from: direction with reasons, credit, what was swapped around it, family trees."""
