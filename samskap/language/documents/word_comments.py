"""Writes comments into a Word document: the words, their looks and every other part stay as they were."""

from __future__ import annotations

import posixpath
import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import Final

from lxml import etree

from samskap.language.documents import refusals as says
from samskap.language.documents.archive import Archive
from samskap.language.documents.refusals import UnreadableDocument
from samskap.language.documents.word import Anchor, Element, Piece, WordFile, has_macros, parse, shown
from samskap.language.documents.word_names import MAIN, RELATIONS, SPACE, STRICT, TYPES, VAL, W

_RUN, _PARAGRAPH, _BODY = f"{W}r", f"{W}p", f"{W}body"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_RELATION: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_CONTENT_TYPES: Final = "[Content_Types].xml"
_NO_RELATIONS: Final = f'<Relationships xmlns="{RELATIONS[1:-1]}"/>'.encode()
_DECLARATION: Final = b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"


@dataclass(frozen=True, slots=True)
class Comment:
    """What to say of a stretch of the text, in lines."""

    start: int
    end: int
    lines: tuple[str, ...]


def with_comments(word: WordFile, comments: Sequence[Comment], *, author: str, at: datetime) -> bytes:
    """The same document with the comments, in the order of the text and not overlapping.

    Raises ``UnreadableDocument`` for a document with macros or a signature, which we make no copies of.
    """
    require_copyable(word.archive)
    name, existing = _existing(word)
    marker = _Marker(word)
    first = _highest(word.root, existing) + 1
    listed = existing if existing is not None else etree.Element(f"{W}comments", nsmap={"w": MAIN})
    made = []
    # From the end, so that the places before stay where they are.
    for number, comment in reversed([*enumerate(comments, first)]):
        if marker.mark(comment, number):
            made.append(_comment(number, comment, author, at))
    listed.extend(reversed(made))
    changed = {
        word.main: _bytes(word.root, word.archive, word.main),
        name: _bytes(listed, word.archive, name),
    }
    if existing is None:
        changed |= _announced(word, name)
    return _packed(word.archive, changed)


def require_copyable(archive: Archive) -> None:
    """Refuse documents whose copy would carry programs on, or claim a signature it no longer has."""
    if has_macros(archive) or b"macroenabled" in archive.read(_CONTENT_TYPES).lower():
        raise UnreadableDocument(says.HAS_MACROS)
    if any(each.lower().startswith("_xmlsignatures/") for each in archive.names):
        raise UnreadableDocument(says.SIGNED)


@dataclass(slots=True)
class _Marker:
    word: WordFile
    _starts: list[int] = field(init=False)
    _asides: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._starts = [piece.start for piece in self.word.pieces]
        self._asides = [anchor.start for anchor in self.word.anchors]

    def mark(self, comment: Comment, number: int) -> bool:
        """Put the marks of a comment into the body; False where the body has no place for it."""
        aside = self._aside(comment)
        return self._around(comment, number) if aside is None else self._beside(aside, number)

    def _around(self, comment: Comment, number: int) -> bool:
        first = max(bisect_right(self._starts, comment.start) - 1, 0)
        last = bisect_left(self._starts, comment.end) - 1
        if last < 0:
            return False
        begins, ends = self.word.pieces[first], self.word.pieces[last]
        if comment.start >= begins.end and first < last:
            begins = self.word.pieces[first + 1]
        if not (_in_run(begins) and _in_run(ends)):
            return False
        end = _split(ends, min(comment.end, ends.end) - ends.start)
        end.addnext(_reference(number))
        end.addnext(_range("End", number))
        start = max(comment.start, begins.start) - begins.start
        before = _split(begins, start) if start else None
        if before is None:
            _alone(begins).addprevious(_range("Start", number))
        else:
            before.addnext(_range("Start", number))
        return True

    def _beside(self, aside: Anchor, number: int) -> bool:
        """Word lets no comment stand in headers, notes and text boxes: it stands where they are fastened."""
        run = _run_of(aside.element) if aside.element is not None else None
        if run is not None:
            run.addprevious(_range("Start", number))
            run.addnext(_reference(number))
            run.addnext(_range("End", number))
            return True
        first = next(self.word.root.iter(_PARAGRAPH), None)
        if first is None:
            return False
        properties = first.find(f"{W}pPr")
        first.insert(0 if properties is None else 1, _reference(number))
        return True

    def _aside(self, comment: Comment) -> Anchor | None:
        at = bisect_right(self._asides, comment.start) - 1
        if at < 0:
            return None
        anchor = self.word.anchors[at]
        return anchor if comment.start < anchor.end else None


def _in_run(piece: Piece) -> bool:
    parent = piece.element.getparent()
    return parent is not None and parent.tag == _RUN and parent.getparent() is not None


def _run_of(element: Element) -> Element | None:
    """The run of the body that an element stands in."""
    return next((each for each in element.iterancestors(_RUN) if each.getparent() is not None), None)


def _split(piece: Piece, at: int) -> Element:
    """Cut the run after so many letters of the piece; returns the run before the cut, which keeps the piece."""
    element = piece.element
    run = element.getparent()
    if run is None:  # _in_run has looked
        raise UnreadableDocument(says.CORRUPT)
    text = shown(element)
    rest = list(element.itersiblings())
    if at < len(text):
        right = deepcopy(element)
        right.tail = None
        _write(element, text[:at])
        _write(right, text[at:])
        rest.insert(0, right)
    if rest:
        after = _like(run)
        after.extend(rest)
        run.addnext(after)
    return run


def _alone(piece: Piece) -> Element:
    """The run that begins with the piece; what stood before it in its run gets a run of its own."""
    element = piece.element
    run = element.getparent()
    if run is None:  # _in_run has looked
        raise UnreadableDocument(says.CORRUPT)
    before = [each for each in element.itersiblings(preceding=True) if each.tag != f"{W}rPr"]
    if before:
        front = _like(run)
        front.extend(reversed(before))
        run.addprevious(front)
    return run


def _like(run: Element) -> Element:
    """An empty run that looks the same."""
    new = etree.Element(
        _RUN, attrib={str(name): str(value) for name, value in run.attrib.items()}, nsmap={"w": MAIN}
    )
    properties = run.find(f"{W}rPr")
    if properties is not None:
        new.append(deepcopy(properties))
    return new


def _write(element: Element, text: str) -> None:
    element.text = text
    element.set(SPACE, "preserve")


def _range(which: str, number: int) -> Element:
    return etree.Element(f"{W}commentRange{which}", attrib={f"{W}id": str(number)}, nsmap={"w": MAIN})


def _reference(number: int) -> Element:
    run = etree.Element(_RUN, nsmap={"w": MAIN})
    style = etree.SubElement(etree.SubElement(run, f"{W}rPr"), f"{W}rStyle")
    style.set(VAL, "CommentReference")
    etree.SubElement(run, f"{W}commentReference").set(f"{W}id", str(number))
    return run


def _comment(number: int, comment: Comment, author: str, at: datetime) -> Element:
    moment = at.replace(microsecond=0, tzinfo=None).isoformat()
    made = etree.Element(f"{W}comment", nsmap={"w": MAIN})
    for name, value in (("id", str(number)), ("author", author), ("date", moment), ("initials", author[:1])):
        made.set(f"{W}{name}", value)
    for line in comment.lines:
        run = etree.SubElement(etree.SubElement(made, _PARAGRAPH), _RUN)
        _write(etree.SubElement(run, f"{W}t"), _storable(line))
    return made


def _storable(text: str) -> str:
    """Without the signs that XML cannot hold."""
    return "".join(
        sign for sign in text if sign == "\t" or (sign >= " " and not "\ud800" <= sign <= "\udfff")
    )


def _existing(word: WordFile) -> tuple[str, Element | None]:
    """The part with the comments there are; or the name that it gets."""
    folder = posixpath.dirname(word.main)
    rels = posixpath.join(folder, "_rels", posixpath.basename(word.main) + ".rels")
    if rels in word.archive:
        for relation in parse(word.archive.read_xml(rels)).iter(f"{RELATIONS}Relationship"):
            if relation.get("Type") in (_RELATION, _STRICT_RELATION):
                target = relation.get("Target", "")
                name = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                if name in word.archive:
                    return name, parse(word.archive.read_xml(name))
    name = posixpath.join(folder, "comments.xml")
    return (name if name not in word.archive else posixpath.join(folder, "comments-ordboken.xml")), None


def _highest(root: Element, comments: Element | None) -> int:
    """The highest number a comment has, so that ours begin after it."""
    tags = (f"{W}commentReference", f"{W}commentRangeStart", f"{W}commentRangeEnd")
    used = [each.get(f"{W}id", "") for each in root.iter(*tags)]
    used += [] if comments is None else [each.get(f"{W}id", "") for each in comments]
    return max((int(each) for each in used if each.isdecimal() and len(each) < 9), default=-1)


def _announced(word: WordFile, name: str) -> dict[str, bytes]:
    """The lists of the package with the new part in them."""
    folder = posixpath.dirname(word.main)
    rels = posixpath.join(folder, "_rels", posixpath.basename(word.main) + ".rels")
    relations = _as_it_is(word.archive, rels) if rels in word.archive else parse(_NO_RELATIONS)
    strict = STRICT in word.archive.read(word.main)
    taken = {each.get("Id") for each in relations}
    number = next(n for n in range(1, len(taken) + 2) if f"rIdOrdboken{n}" not in taken)
    etree.SubElement(
        relations,
        f"{RELATIONS}Relationship",
        attrib={
            "Id": f"rIdOrdboken{number}",
            "Type": _STRICT_RELATION if strict else _RELATION,
            "Target": posixpath.basename(name),
        },
    )
    types = _as_it_is(word.archive, _CONTENT_TYPES)
    etree.SubElement(types, f"{TYPES}Override", attrib={"PartName": f"/{name}", "ContentType": _TYPE})
    return {rels: _serialised(relations), _CONTENT_TYPES: _serialised(types)}


def _as_it_is(archive: Archive, name: str) -> Element:
    return parse(archive.read_xml(name))


def _bytes(root: Element, archive: Archive, name: str) -> bytes:
    """The part as bytes, in the flavour of the standard the document has."""
    data = _serialised(root)
    strict = STRICT in archive.read(name) if name in archive else False
    return data.replace(MAIN.encode(), STRICT) if strict else data


def _serialised(root: Element) -> bytes:
    return _DECLARATION + etree.tostring(root, encoding="UTF-8", xml_declaration=False)


def _packed(archive: Archive, changed: dict[str, bytes]) -> bytes:
    """The package with some parts changed or added; all others keep their bytes, names and order."""
    stream = BytesIO()
    left = dict(changed)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for entry in archive.entries:
            name = entry.filename.replace("\\", "/").lstrip("/")
            if entry.is_dir():
                continue
            info = zipfile.ZipInfo(name, entry.date_time)
            info.compress_type = zipfile.ZIP_STORED if entry.compress_type == 0 else zipfile.ZIP_DEFLATED
            content = left.pop(name, None)
            package.writestr(info, archive.read(name) if content is None else content)
        for name, content in left.items():
            package.writestr(name, content)
    return stream.getvalue()
