"""Photographs lose what they tell beside the picture; traps and damage end in a sentence."""

import io
import struct
import zlib

import pytest
from PIL import Image, ImageDraw, PngImagePlugin

from kindhub.errors import UserError
from kindhub.storage import images
from kindhub.storage.images import OTHER, prepare, sniff, thumbnail

CANARY = "SHELTER 14.6349,-90.5069"


def picture(size=(60, 40), mode="RGB"):
    image = Image.new(mode, size, "white" if mode != "RGBA" else (255, 255, 255, 0))
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 2, size[1] // 2), fill="black")
    return image


def exif(orientation=1):
    data = Image.Exif()
    data[0x0112] = orientation
    data[0x010E] = CANARY
    data[0x9286] = CANARY
    data.get_ifd(0x8825)[29] = CANARY
    return data


def encoded(image, kind, **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def telling(kind):
    """A picture of that kind with the canary wherever the kind can hold it."""
    if kind == "PNG":
        notes = PngImagePlugin.PngInfo()
        notes.add_text("Comment", CANARY)
        notes.add_itxt("XML:com.adobe.xmp", CANARY)
        return encoded(picture(), kind, pnginfo=notes, exif=exif())
    if kind == "GIF":
        return encoded(picture(), kind, comment=CANARY.encode())
    if kind == "JPEG":
        return encoded(picture(), kind, exif=exif(), comment=CANARY.encode(), icc_profile=CANARY.encode())
    return encoded(picture(), kind, exif=exif())


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "TIFF", "AVIF"])
def test_place_owner_and_comment_are_gone(kind):
    content = telling(kind)
    assert CANARY.encode() in content
    kept = prepare(content)
    assert kept.cleaned
    assert CANARY.encode() not in kept.content
    with Image.open(io.BytesIO(kept.content)) as image:
        assert image.size == (60, 40)
        assert not image.getexif()
        assert "comment" not in image.info
        assert "icc_profile" not in image.info
        assert sniff(kept.content) == kept.media_type


def test_nothing_of_it_gets_into_a_log(caplog):
    caplog.set_level(0)
    for kind in ("JPEG", "TIFF", "PNG"):
        prepare(telling(kind))
    assert CANARY not in caplog.text


def test_a_picture_taken_sideways_is_kept_upright():
    kept = prepare(encoded(picture(), "JPEG", exif=exif(orientation=6)))
    with Image.open(io.BytesIO(kept.content)) as image:
        assert image.size == (40, 60)
        assert image.convert("L").getpixel((38, 2)) < 60, "the dark corner moved to the right"


def test_what_is_seen_through_stays_so():
    kept = prepare(encoded(picture(mode="RGBA"), "PNG"))
    assert kept.media_type == "image/png"
    with Image.open(io.BytesIO(kept.content)) as image:
        assert image.getpixel((59, 39))[3] == 0


def test_a_scan_of_several_pages_keeps_them_all():
    pages = [picture((20 + n, 30)) for n in range(3)]
    kept = prepare(encoded(pages[0], "TIFF", save_all=True, append_images=pages[1:]))
    with Image.open(io.BytesIO(kept.content)) as image:
        assert kept.media_type == "image/tiff"
        assert image.n_frames == 3


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_shrinking_keeps_the_shape_and_never_enlarges(kind):
    content = encoded(picture((900, 600)), kind)
    for longest, size in ((300, (300, 200)), (2000, (900, 600)), (None, (900, 600))):
        with Image.open(io.BytesIO(prepare(content, longest=longest).content)) as image:
            assert image.size == size


def test_a_thumbnail_is_small_enough_for_a_row():
    noise = Image.effect_noise((1200, 1200), 200).convert("RGB")
    for content in (encoded(noise, "JPEG"), encoded(picture(mode="RGBA"), "PNG"), telling("GIF")):
        small = thumbnail(content)
        assert len(small) <= images.THUMBNAIL_BYTES
        with Image.open(io.BytesIO(small)) as image:
            assert max(image.size) <= images.THUMBNAIL_SIDE


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"%PDF-1.7 ...", "application/pdf"),
        (b"\n\n %PDF-1.4", "application/pdf"),
        (b"PK\x03\x04", OTHER),
        (b"\0\0\0\x18ftypheic", "image/heic"),
        (b"MZ", OTHER),
        (b"%!PS-Adobe-3.0 EPSF-3.0", OTHER),
        (b"", OTHER),
    ],
)
def test_the_kind_is_what_the_file_is(content, media_type):
    assert sniff(content) == media_type


def test_what_is_no_picture_stays_as_it_is_and_is_said_to_be_so():
    for content in (b"%PDF-1.7 text", b"PK\x03\x04 letter.docx", b"\0\0\0\x18ftypheic rest"):
        kept = prepare(content)
        assert kept.content == content
        assert not kept.cleaned


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "TIFF"])
def test_a_damaged_picture(kind):
    whole = encoded(Image.effect_noise((200, 200), 90).convert("RGB"), kind)
    for content in (whole[: len(whole) // 2], whole[:20], whole[:12] + b"\xff" * 400):
        with pytest.raises(UserError, match=r"cannot be read|No se puede leer|too large|demasiado grande"):
            prepare(content)


def png_of(width, height):
    """A few bytes that claim to be a picture of any size."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(12_000, 12_000), (60_000, 60_000), (1, 2_000_000_000)])
def test_a_few_bytes_that_unfold_to_gigabytes(size):
    for call in (prepare, thumbnail):
        with pytest.raises(UserError, match=r"too large|demasiado grande"):
            call(png_of(*size))


def test_many_pages_that_are_large_together(monkeypatch):
    pages = [picture((50, 50)) for _ in range(4)]
    content = encoded(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    monkeypatch.setattr(images, "MOST_PIXELS", 4 * 2500)
    prepare(content)
    monkeypatch.setattr(images, "MOST_PIXELS", 4 * 2500 - 1)
    with pytest.raises(UserError):
        prepare(content)
    monkeypatch.setattr(images, "MOST_PAGES", 3)
    with pytest.raises(UserError):
        images._pages(content, None, 3)
