"""The index: one SQLite file per library, made from the files and thrown away without regret.

The only SQL of the project is in this package.
"""
