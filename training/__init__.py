"""Invents papers with what they say, from our own lists and templates; trains and calibrates on them. Ships nothing."""
