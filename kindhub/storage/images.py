"""What kind of file a person attached, and photographs without what they tell beside the picture.

A telephone writes place, time and owner into every photograph. For somebody in a shelter that is an address, so it goes
before the file is kept. Everything happens in memory.
"""

import io
import logging
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from kindhub.errors import UserError
from kindhub.i18n import L

MOST_PIXELS = 100_000_000
"""All pages together; a larger picture is a mistake or a trap (a few kilobytes can unfold to gigabytes)."""

MOST_PAGES = 200
READABLE = ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP", "AVIF")
"""Formats that are decoded (MPO comes with JPEG). Pillow knows more, some of which start other programs."""

JPEG_QUALITY = 90
THUMBNAIL_SIDE, THUMBNAIL_BYTES = 320, 64 * 1024
OTHER = "application/octet-stream"

Image.MAX_IMAGE_PIXELS = MOST_PIXELS
logging.getLogger("PIL").setLevel(logging.INFO)  # at DEBUG it writes EXIF values into the log

_NO_PICTURE = L(
    "The picture cannot be read: the file is damaged or not complete. Open it in another program, save it anew, "
    "and attach that.",
    "No se puede leer la imagen: el archivo está dañado o incompleto. Ábralo en otro programa, guárdelo de nuevo "
    "y adjunte ese.",
)
_TOO_LARGE = L(
    "The picture is too large to be opened safely. Make it smaller in another program and attach it again.",
    "La imagen es demasiado grande para abrirla con seguridad. Redúzcala en otro programa y adjúntela de nuevo.",
)

_BEGINNINGS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"BM", "image/bmp"),
)
_BRANDS = {b"heic": "image/heic", b"heix": "image/heic", b"mif1": "image/heic", b"avif": "image/avif"}


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file ready to be kept. `cleaned` tells whether a picture's hidden notes are gone; PDF and others go as is."""

    content: bytes
    media_type: str
    cleaned: bool


def sniff(content: bytes) -> str:
    """The media type by content, whatever the file's name says; `application/octet-stream` for all we do not show."""
    for beginning, media_type in _BEGINNINGS:
        if content.startswith(beginning):
            return media_type
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:8] == b"ftyp":
        return _BRANDS.get(content[8:12], OTHER)
    if b"%PDF-" in content[:1024]:
        return "application/pdf"
    return OTHER


def prepare(content: bytes, *, longest: int | None = None) -> Prepared:
    """Make a file ready to be kept: a picture loses its hidden notes and, if asked, shrinks to `longest` pixels.

    A picture of a kind that cannot be decoded here (HEIC) stays as it is, with `cleaned` False, so that the person can
    be told. Raises `UserError` for a damaged picture and for one too large to be opened safely.
    """
    media_type = sniff(content)
    if not media_type.startswith("image/") or media_type == "image/heic":
        return Prepared(content, media_type, cleaned=False)
    pages = _pages(content, longest)
    if len(pages) > 1:
        return Prepared(_encoded(pages, "TIFF"), "image/tiff", cleaned=True)
    lossy = media_type in ("image/jpeg", "image/webp", "image/avif") and pages[0].mode in ("L", "RGB")
    return Prepared(_encoded(pages, "JPEG" if lossy else "PNG"), f"image/{'jpeg' if lossy else 'png'}", cleaned=True)


def thumbnail(content: bytes) -> bytes:
    """A JPEG of at most 320 pixels a side and 64 KB, small enough to lie in the row. Raises as `prepare` does."""
    picture = _pages(content, THUMBNAIL_SIDE, most_pages=1)[0]
    if picture.mode == "RGBA":
        white = Image.new("RGB", picture.size, "white")
        white.paste(picture, mask=picture.getchannel("A"))
        picture = white
    for quality in (80, 60, 40, 20):
        small = _encoded([picture], "JPEG", quality)
        if len(small) <= THUMBNAIL_BYTES:
            break
    return small


def _pages(content: bytes, longest: int | None, most_pages: int = MOST_PAGES) -> list[Image.Image]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # odd EXIF data, which goes anyway
            with Image.open(io.BytesIO(content), formats=READABLE) as picture:
                return _read(picture, longest, most_pages)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise UserError(_TOO_LARGE) from bomb
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError) as bad:
        raise UserError(_NO_PICTURE) from bad


def _read(picture: Image.Image, longest: int | None, most_pages: int) -> list[Image.Image]:
    # an MPO holds one photograph more than once, in several sizes
    count = 1 if picture.format == "MPO" or most_pages == 1 else getattr(picture, "n_frames", 1)
    if count > most_pages:
        raise UserError(_TOO_LARGE)
    pages, pixels = [], 0
    for number in range(count):
        picture.seek(number)
        pixels += picture.width * picture.height
        if pixels > MOST_PIXELS:
            raise UserError(_TOO_LARGE)
        pages.append(_bare(picture, longest))
    return pages


def _bare(picture: Image.Image, longest: int | None) -> Image.Image:
    """The pixels alone, upright: no EXIF, comment, colour profile, embedded thumbnail or text."""
    if longest is not None and picture.format == "JPEG":
        picture.draft(None, (longest * 2, longest * 2))
    upright = ImageOps.exif_transpose(picture)
    has_alpha = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
    mode = "RGBA" if has_alpha else "L" if upright.mode in ("1", "L") else "RGB"
    bare = upright.convert(mode)
    bare.info = {}
    if longest is not None:
        bare.thumbnail((longest, longest))
    return bare


def _encoded(pages: list[Image.Image], kind: str, quality: int = JPEG_QUALITY) -> bytes:
    out = io.BytesIO()
    if kind == "TIFF":
        pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], compression="tiff_deflate")
    elif kind == "JPEG":
        pages[0].save(out, "JPEG", quality=quality, optimize=True)
    else:
        pages[0].save(out, "PNG", optimize=True)
    return out.getvalue()
