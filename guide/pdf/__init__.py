"""Document + style -> boxes for the typesetter -> a PDF.

Each module here knows one family of the document's blocks and how the style wants it set; none knows what a
question or a person is beyond the block that shows it. ``guide.pdf.book`` ties them.
"""
