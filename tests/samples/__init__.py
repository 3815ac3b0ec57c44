"""Invented proposals of the third quarter of 2026, written by hand: Word files, PDFs and scans with their gold.

Every person, unit, company and number is invented. Nothing here reads a paper: that is what the papers are for.
"""
