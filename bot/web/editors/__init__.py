"""The editors' pages of the preview: all screens with their state, one card in several languages, a lawyer's sheet.

Served by `preview` alone, behind the same guard as its chat. Each page is made whole on the server; the
script beside it filters, and takes up what changed.
"""
