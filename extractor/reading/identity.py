"""Ids made from content: the same article has the same id on every run and machine."""

from __future__ import annotations


def content_id(text: str, title: str | None = None) -> str:
    """16 hexadecimal digits for `text` and, where it came beside the text, its `title`.

    Two articles of a million share an id with a probability of about one in 40 million.
    """
    from hashlib import blake2b  # loads OpenSSL, which nobody needs who only asks for help

    digest = blake2b((title or "").encode("utf-8", "surrogatepass"), digest_size=8)
    digest.update(b"\0")
    digest.update(text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
