"""Pictures: whether one can be opened, and its bytes without what the camera noted (where, when, whose)."""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageOps

from models.library.kinds import FileType
from models.library.reading import BadMaterial, MaterialRefusal

_MAX_PIXELS = 60_000_000
_FORMATS = {FileType.JPEG: "JPEG", FileType.PNG: "PNG"}
_QUALITY = 92


def bare_picture(data: bytes, kind: FileType) -> bytes:
    """The picture as it is seen and nothing beside. Raises BadMaterial for a broken one and one of too many pixels."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of odd chunks
            with Image.open(io.BytesIO(data), formats=[_FORMATS[kind]]) as picture:
                if picture.width * picture.height > _MAX_PIXELS:
                    raise BadMaterial(MaterialRefusal.TOO_LARGE)
                picture.load()
                if not _notes(picture):
                    return data
                upright = ImageOps.exif_transpose(picture)
                for noted in tuple(upright.info):
                    if noted != "transparency":
                        del upright.info[noted]
                out = io.BytesIO()
                upright.save(out, _FORMATS[kind], quality=_QUALITY)
                return out.getvalue()
    except (BadMaterial, MemoryError):
        raise
    except Exception as error:  # on a broken picture Pillow raises whatever its decoders do
        raise BadMaterial(MaterialRefusal.BROKEN) from error


def _notes(picture: Image.Image) -> bool:
    """Whether anything is written beside the picture itself."""
    told = {
        "exif",
        "comment",
        "XML:com.adobe.xmp",
        "xmp",
        "photoshop",
        "Comment",
        "Author",
        "Description",
        "Raw profile type exif",
    }
    return bool(picture.getexif()) or bool(told & set(picture.info)) or bool(getattr(picture, "text", None))
