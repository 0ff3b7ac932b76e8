"""Paper: sheets to be folded, cut or handed out, made from what a build has made.

Imposed sheets (``impose``) show pages of a finished PDF and are for the printer alone: they have no tags, links or
bookmarks, and say so. They are kept in a folder of their own, apart from the files that are to be read.
"""
