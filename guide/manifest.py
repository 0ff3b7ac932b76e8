"""Publishing a build: its files, and the manifest that tells the next build, and a later errata list, what they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from guide.changes import changes
from guide.digest import digest
from guide.freshness import settings_in_place
from guide.publish import MANIFEST, manifest_bytes, publish, read_manifest, retire
from guide.standing import gone, printings, standing
from guide.wording.record import Printing, record_of

if TYPE_CHECKING:
    from guide.build import Request
    from guide.model.records import Guide
    from guide.workshop import OutputFile


def publish_build(
    request: Request,
    name: Mapping[str, Any],
    guide: Guide,
    files: Sequence[OutputFile],
    since: Mapping[str, Any] | None,
) -> tuple[str, ...]:
    """Put the files and their manifest in place, take away what is not made any more; tells what differs.

    ``name`` is what their bytes depend on. They are compared with the outputs ``since``, or else with those that they
    take the place of.
    """
    last = read_manifest(request.out)
    before = last.get("outputs", {})
    made = {file.name: _record(file) for file in files}
    retired = gone(before, made, guide) if request.is_whole else []
    left = standing(request.out, before, {*made, *retired})
    outputs = {**made, **left}
    manifest = {
        **name,
        "settings": settings_in_place(last, name, outputs),
        "outputs": outputs,
        "wording": _wording(guide, files, last, left),
    }
    publish(
        request.out,
        {file.name: file.data for file in files} | {MANIFEST: manifest_bytes(manifest)},
    )
    retire(request.out, retired)
    if since is not None:
        return tuple(changes(since, outputs))
    renewed = {file: record for file, record in before.items() if file in {*made, *retired}}
    return tuple(changes(renewed, made))


def _wording(
    guide: Guide,
    files: Sequence[OutputFile],
    last: Mapping[str, Any],
    left: Mapping[str, Any],
) -> dict[str, Any]:
    """What the editions say, for the list of what will have changed when this printing is an old one."""
    said = {
        file.edition.name: Printing(guide.about.date, file.wording)
        for file in files
        if file.wording
    }
    return record_of({**printings(last), **said} if left else said)


def _record(file: OutputFile) -> dict[str, Any]:
    record = {"sha256": digest(file.data), "bytes": len(file.data), "pages": len(file.pages)}
    looks = [list(page) for page in zip(file.pages, file.looks, strict=True)]
    return {**record, "looks": looks} if looks else record
