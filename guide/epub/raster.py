"""Photographs and scans no larger than the screens they are for."""

from __future__ import annotations

from io import BytesIO

from guide.document import Image

LONGEST = 1872
"""Pixels on the longer side: what an e-ink screen of 7.8 inches shows at 300 ppi."""

_JPEG_QUALITY = 85


def fitted(image: Image) -> bytes:
    """The picture's bytes, as they are if it is a drawing or small enough, else made smaller in the same format."""
    if image.media_type == "image/svg+xml" or max(image.width, image.height) <= LONGEST:
        return image.data
    # Imported here: most guides have no picture that is too large.
    from PIL import Image as Pillow
    from PIL import ImageOps

    with Pillow.open(BytesIO(image.data)) as opened:
        picture = ImageOps.exif_transpose(opened)
        if picture.mode in ("P", "PA", "1"):
            picture = picture.convert("RGBA" if "transparency" in picture.info else "RGB")
        picture.thumbnail((LONGEST, LONGEST), Pillow.Resampling.LANCZOS)
        out = BytesIO()
        if image.media_type == "image/jpeg":
            picture.save(out, "JPEG", quality=_JPEG_QUALITY, optimize=True)
        else:
            picture.save(out, "PNG", optimize=True)
    return out.getvalue() if len(out.getvalue()) < len(image.data) else image.data
