"""A typesetter that knows no study guides: text and boxes in, pages and a tagged PDF out.

Lengths are PDF points (1/72 inch) throughout. Rows have their origin at their top left corner; y grows
*downwards* in rows and on pages, and is turned over only when a page is drawn.
"""
