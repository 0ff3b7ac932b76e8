"""What printed copies say: recorded at each build, so that a later one can tell in words what has changed.

``passages`` reads a document, ``record`` keeps its words in the manifest, ``compare`` finds what differs,
``tell`` says it, in lines and on a sheet that can be printed. All work on the document, without a renderer.
"""
