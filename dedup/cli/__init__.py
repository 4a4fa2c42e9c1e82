"""The command line: flags to settings, one call, one view, an exit code. One file a command."""
