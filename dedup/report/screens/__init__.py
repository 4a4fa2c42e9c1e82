"""The screens of the report, one module each: what of a run a screen shows, in words and numbers without markup."""
