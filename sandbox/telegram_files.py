"""Photos, videos, documents, stickers and voice notes: their objects and the bytes behind a file_id."""

import base64
import hashlib
from typing import Any

from sandbox.telegram_errors import bad_request

Json = dict[str, Any]
Files = dict[str, bytes]  # file_id -> content

MAX_DOWNLOAD = 20 * 1024 * 1024  # Bot API, getFile
MAX_PHOTO = 10 * 1024 * 1024  # Bot API, sendPhoto
_SIZES = ((90, 67), (320, 240), (1280, 960))
_PICTURES = (b"\xff\xd8", b"\x89PNG\r\n\x1a\n")


def _keep(files: Files, content: bytes, kind: str) -> tuple[str, str]:
    """(file_id, file_unique_id): the second is the same whenever the content is."""
    digest = hashlib.sha256(kind.encode() + content).digest()
    prefix = {
        "photo": "AgACAgQ",
        "voice": "AwACAgQ",
        "video": "BAACAgQ",
        "sticker": "CAACAgQ",
        "document": "BQACAgQ",
    }[kind.split()[0]]
    file_id = prefix + base64.urlsafe_b64encode(digest).decode().rstrip("=")
    files[file_id] = content
    return file_id, "AQAD" + base64.urlsafe_b64encode(digest[:9]).decode()


def photo_sizes(files: Files, content: bytes) -> list[Json]:
    """PhotoSize objects, smallest first."""
    sizes: list[Json] = []
    for width, height in _SIZES:
        file_id, unique = _keep(files, content, f"photo {width}")
        size = {"file_id": file_id, "file_unique_id": unique, "file_size": len(content), "width": width}
        sizes.append({**size, "height": height})
    return sizes


def check_photo(content: bytes) -> None:
    """What the server says of an upload that is no photo."""
    if not content:
        raise bad_request("file must be non-empty")
    if len(content) > MAX_PHOTO:
        raise bad_request(
            f"file of size {len(content)} bytes is too big for a photo; the maximum size is {MAX_PHOTO} bytes"
        )
    if not content.startswith(_PICTURES):
        raise bad_request("IMAGE_PROCESS_FAILED")


def unknown_file(file_id: str) -> str:
    """Why a file_id cannot be sent: one that another bot was given, or that has gone; one that never was any."""
    if file_id.startswith("AgACAgQ"):
        return "wrong file identifier/HTTP URL specified"
    return "wrong remote file identifier specified: Wrong string length"


def document(files: Files, content: bytes, name: str, media_type: str) -> Json:
    """A Document object: a file as it is, whatever stands in it."""
    file_id, unique = _keep(files, content, "document")
    return {
        "file_name": name,
        "mime_type": media_type,
        "file_id": file_id,
        "file_unique_id": unique,
        "file_size": len(content),
    }


def voice(files: Files) -> Json:
    """A Voice object of three seconds."""
    file_id, unique = _keep(files, b"OggS" + bytes(60), "voice")
    return {
        "duration": 3,
        "mime_type": "audio/ogg",
        "file_id": file_id,
        "file_unique_id": unique,
        "file_size": 64,
    }


def video(files: Files) -> Json:
    """A Video object of three seconds."""
    file_id, unique = _keep(files, b"ftyp" + bytes(60), "video")
    return {
        "width": 320, "height": 240, "duration": 3, "mime_type": "video/mp4",
        "file_id": file_id, "file_unique_id": unique, "file_size": 64,
    }  # fmt: skip


def sticker(files: Files) -> Json:
    """A Sticker object: a still one, from no set."""
    file_id, unique = _keep(files, b"RIFF" + bytes(60), "sticker")
    return {
        "width": 512, "height": 512, "emoji": "👍", "is_animated": False, "is_video": False,
        "type": "regular", "file_id": file_id, "file_unique_id": unique, "file_size": 64,
    }  # fmt: skip


def file_object(files: Files, file_id: Any) -> Json:
    """getFile: the File object with a path to fetch; ``ApiError`` 400 for an id that is not known."""
    if not file_id:
        raise bad_request("file_id not specified")
    content = files.get(file_id)
    if content is None:
        raise bad_request("invalid file_id")
    if len(content) > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    unique = "AQAD" + base64.urlsafe_b64encode(hashlib.sha256(file_id.encode()).digest()[:9]).decode()
    path = f"photos/{file_id}.jpg" if file_id.startswith("AgACAgQ") else f"files/{file_id}"
    return {"file_id": file_id, "file_unique_id": unique, "file_size": len(content), "file_path": path}


def content_at(files: Files, path: str) -> bytes | None:
    """What lies behind a path of getFile."""
    return files.get(path.rpartition("/")[2].removesuffix(".jpg"))
