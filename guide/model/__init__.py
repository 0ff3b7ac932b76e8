"""What the author said: the records of a guide, each with the place it came from.

Nothing here knows editions, numbers, pages or file formats to write (see CONTRIBUTING.md, "The house").
"""
