"""Pictures come out small, upright and without a word of where they were taken, or are refused before they cost much."""

import io
import struct
import zipfile
import zlib

import pytest
from PIL import Image

from workshop import pictures
from workshop.core.refusal import Refused

GPS, ORIENTATION, LATITUDE, MAKE = 0x8825, 0x0112, 2, 0x010F
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'


def file(format="JPEG", size=(60, 30), mode="RGB", **how):
    out = io.BytesIO()
    Image.new(mode, size, how.pop("color", 120)).save(out, format, **how)
    return out.getvalue()


def shown(picture):
    image = Image.open(io.BytesIO(picture.data))
    image.load()
    return image


def zipped():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("picture.png", file("PNG"))
    return out.getvalue()


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "GIF"])
@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_every_format_becomes_webp(format, mode):
    picture = pictures.read(file(format, mode=mode))

    assert (shown(picture).format, picture.w, picture.h) == ("WEBP", 60, 30)


def test_what_shows_through_goes_on_showing_through():
    picture = pictures.read(file("PNG", mode="RGBA", color=(1, 2, 3, 0)))

    assert shown(picture).getpixel((1, 1))[3] == 0


def test_fine_greys_stay_the_greys_they_are():
    picture = shown(pictures.read(file("PNG", mode="I;16", color=0x8000)))

    assert picture.getpixel((1, 1)) == pytest.approx((128, 128, 128), abs=2)


def test_of_a_film_the_first_frame_is_kept():
    frames = [Image.new("P", (20, 20), number) for number in range(3)]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])

    assert shown(pictures.read(out.getvalue())).n_frames == 1


def test_a_photo_is_turned_upright_and_forgets_where_it_was_taken():
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[MAKE] = "Camera of somebody"
    exif.get_ifd(GPS)[LATITUDE] = (8.0, 3.0, 2.0)
    photo = file(exif=exif, icc_profile=b"a profile", comment=b"a secret")
    assert Image.open(io.BytesIO(photo)).getexif().get_ifd(GPS)

    picture = pictures.read(photo)

    assert (picture.w, picture.h) == (30, 60)
    assert not shown(picture).getexif()
    assert shown(picture).info.keys() <= {"background", "loop", "timestamp", "duration"}
    assert b"somebody" not in picture.data and b"secret" not in picture.data


def test_a_large_photo_is_made_smaller():
    picture = pictures.read(file(size=(4000, 3000)))

    assert (picture.w, picture.h) == (2000, 1500)


def test_a_photo_of_forty_megapixels_is_decoded_at_half_its_size(monkeypatch):
    photo = file(size=(7300, 5480))
    decoded = []
    smaller = Image.Image.thumbnail

    def spying(image, *how, **more):
        decoded.append(image.size)
        smaller(image, *how, **more)

    monkeypatch.setattr(Image.Image, "thumbnail", spying)

    picture = pictures.read(photo)

    assert decoded == [(3650, 2740)]
    assert (picture.w, picture.h) == (2000, 1501)


def test_a_photo_that_holds_a_second_one_may_be_as_large_as_any_other():
    second = Image.new("RGB", (60, 30))

    picture = pictures.read(file("MPO", size=(6400, 4800), save_all=True, append_images=[second]))

    assert (picture.w, picture.h) == (2000, 1500)


def jpeg_bomb():
    data = bytearray(file())
    at = data.index(b"\xff\xc0") + 5
    data[at : at + 4] = struct.pack(">HH", 9200, 11000)
    return bytes(data)


def png_bomb():
    data = bytearray(file("PNG"))
    data[16:24] = struct.pack(">II", 7300, 5480)
    data[29:33] = struct.pack(">I", zlib.crc32(data[12:29]))
    return bytes(data)


def webp_bomb():
    data = bytearray(file("WEBP"))
    at = data.index(b"\x9d\x01\x2a") + 3
    data[at : at + 4] = struct.pack("<HH", 16000, 9000)
    return bytes(data)


@pytest.mark.parametrize("bomb", [jpeg_bomb(), png_bomb(), webp_bomb()], ids=["jpeg", "png", "webp"])
def test_more_pixels_than_can_be_decoded_are_refused_before_they_are(bomb):
    with pytest.raises(Refused) as refused:
        pictures.read(bomb)

    assert refused.value.code == "too_big"
    assert refused.value.facts["most"] in (25, 50)


@pytest.mark.parametrize(
    "data",
    [
        SVG,
        zipped(),
        b"",
        b"\x89PNG\r\n\x1a\n",
        file("PNG")[:-40],
        file("BMP"),
        file("TIFF"),
        b"GIF89a" + b"\xff" * 50,
    ],
    ids=["svg", "zip", "nothing", "only a signature", "cut short", "bmp", "tiff", "noise"],
)
def test_what_is_no_picture_is_refused_in_one_sentence(data):
    with pytest.raises(Refused) as refused:
        pictures.read(data)

    assert refused.value.code == "bad_type"
    assert refused.value.text.endswith(".")


@pytest.mark.filterwarnings("ignore:Corrupt EXIF")
def test_a_picture_whose_description_is_broken_is_still_a_picture():
    photo = file(exif=b"Exif\x00\x00" + b"MM\x00*\xff\xff\xff\xff" + b"\x00" * 20)

    assert pictures.read(photo).w == 60
