"""Tests of the catalog adapter: files on disk in, a library or problems with their places out."""
