"""Screens to HTML, and to a file, a folder or a server: one renderer, several deliveries."""
