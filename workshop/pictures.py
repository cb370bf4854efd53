"""Pictures as people send them -> WebP of a useful size, upright, without a word of where and by what they were taken."""

import io
from dataclasses import dataclass

from PIL import Image, ImageFile

from workshop.core.refusal import Refused

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
TYPE = "image/webp"
LONGEST = 2000
"""Pixels of the longer side that are kept: enough to read a photographed sheet of paper."""
MOST_MEGAPIXELS = {"JPEG": 50, "MPO": 50}
"""JPEG can be decoded small, also where telephones put a second picture behind it (MPO); all else is decoded whole."""
MOST = 25
QUALITY = 82
ORIENTATION = 0x0112
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What turns a picture upright, by its EXIF orientation."""

NO_PICTURE = "This file is no picture that can be shown here; choose a JPEG, PNG, WebP or GIF."
TOO_LARGE = "This picture has more than {most} megapixels; make it smaller and send it again."

Image.MAX_IMAGE_PIXELS = None  # `_open` decides by the header, before anything is decoded


@dataclass(frozen=True)
class Picture:
    """WebP bytes and their size in pixels."""

    data: bytes
    w: int
    h: int


def read(data: bytes) -> Picture:
    """The picture of a file, the first frame where there are several; raises Refused. Slow: not for the loop."""
    try:
        with _open(data) as image:
            return _kept(_decoded(image), _orientation(image))
    except Refused:
        raise
    except (
        Exception
    ):  # a broken file fails in any of twenty ways, all of which mean the same to whoever sent it
        raise Refused("bad_type", NO_PICTURE, "file") from None


def _open(data: bytes) -> ImageFile.ImageFile:
    image = Image.open(io.BytesIO(data), formats=FORMATS)
    most = MOST_MEGAPIXELS.get(image.format or "", MOST)
    if image.width * image.height > most * 1_000_000:
        raise Refused("too_big", TOO_LARGE, "file", most=most)
    return image


def _decoded(image: ImageFile.ImageFile) -> Image.Image:
    """Its pixels, at most as many as are kept; a large JPEG is decoded at a half, a quarter or an eighth."""
    image.draft("RGB", (LONGEST, LONGEST))
    image.load()
    whole: Image.Image = _coarse(image) if image.mode.startswith("I") else image
    clear = whole.mode in ("LA", "La", "PA", "RGBA", "RGBa") or "transparency" in whole.info
    mode = "RGBA" if clear else "RGB"
    plain = whole if whole.mode == mode else whole.convert(mode)
    plain.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS, reducing_gap=2)
    return plain


def _coarse(image: Image.Image) -> Image.Image:
    """Greys of 16 bits, as scanners write them, in 8; converted as they are, all but the darkest would be white."""
    image.info.pop("transparency", None)
    return image.point(lambda value: value / 256).convert("L")


def _orientation(image: ImageFile.ImageFile) -> int:
    try:
        return int(image.getexif().get(ORIENTATION, 1))
    except Exception:  # broken EXIF is no reason to refuse a picture that can be seen
        return 1


def _kept(image: Image.Image, orientation: int) -> Picture:
    if orientation in UPRIGHT:
        image = image.transpose(UPRIGHT[orientation])
    image.info.clear()  # what it came with stays here
    out = io.BytesIO()
    image.save(out, "WEBP", quality=QUALITY, method=3)
    return Picture(out.getvalue(), image.width, image.height)
