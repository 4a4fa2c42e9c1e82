"""The layouts of pictures in plain numbers; templates draw them as inline SVG."""
