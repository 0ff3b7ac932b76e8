"""What printed copies say: recorded at each build, so that a later one can tell in words what has changed.

``passages`` reads a document, ``record`` keeps its words in the manifest, ``compare`` finds what differs,
``sheet`` makes a list of it that can be printed. All work on the document, without a renderer.
"""
