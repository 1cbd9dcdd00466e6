"""What the rules rest on: documents, and the provisions in them, each with the day it was read and how sure we are."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from ..errors import RulesError

CERTAINTIES = ("primary", "reproduced", "secondary", "general", "inferred", "contested")

_DOCUMENT_KEYS = {"id", "title", "url"}
_SOURCE_KEYS = {"id", "document", "section", "checked_on", "certainty", "url"}
_REQUIRED = {"id", "document", "section", "checked_on", "certainty"}


class Source(NamedTuple):
    """One provision or page: where it is written, by language, the day it was read, and how it was seen."""

    id: str
    document: str
    title: Mapping[str, str]
    section: Mapping[str, str]
    url: Mapping[str, str]
    checked_on: date
    certainty: str

    def shown(self, locale: str) -> dict[str, str]:
        """The source as a result shows it: {id, title, url, section, checked_on, certainty} in one language."""
        return {
            "id": self.id,
            "title": self.title[locale],
            "url": self.url[locale],
            "section": self.section[locale],
            "checked_on": self.checked_on.isoformat(),
            "certainty": self.certainty,
        }


def load_sources(files: Iterable[tuple[str, Mapping[str, Any]]]) -> dict[str, Source]:
    """Read the [[document]] and [[source]] records of the files; ids are unique over all of them. Raises RulesError."""
    listed = list(files)
    documents: dict[str, Mapping[str, Any]] = {}
    for file, content in listed:
        for record in content.get("document", ()):
            where = f"{file}: document {record.get('id')!r}"
            if set(record) != _DOCUMENT_KEYS:
                raise RulesError(f"{where}: keys must be {', '.join(sorted(_DOCUMENT_KEYS))}")
            if record["id"] in documents:
                raise RulesError(f"{where}: defined twice")
            _both_languages(where, record, ("title", "url"))
            documents[record["id"]] = record
    sources: dict[str, Source] = {}
    for file, content in listed:
        for record in content.get("source", ()):
            where = f"{file}: source {record.get('id')!r}"
            if not _REQUIRED <= set(record) <= _SOURCE_KEYS:
                raise RulesError(f"{where}: keys must be {', '.join(sorted(_REQUIRED))}, and url where it differs")
            if record["id"] in sources:
                raise RulesError(f"{where}: defined twice")
            if record["document"] not in documents:
                raise RulesError(f"{where}: document {record['document']!r} is not defined")
            if record["certainty"] not in CERTAINTIES:
                raise RulesError(f"{where}: certainty must be one of {', '.join(CERTAINTIES)}")
            if type(record["checked_on"]) is not date:
                raise RulesError(f"{where}: checked_on must be a date")
            document = documents[record["document"]]
            full = {"url": document["url"], **record, "title": document["title"]}
            _both_languages(where, full, ("title", "section", "url"))
            sources[record["id"]] = Source(
                record["id"],
                record["document"],
                full["title"],
                full["section"],
                full["url"],
                record["checked_on"],
                record["certainty"],
            )
    return sources


def _both_languages(where: str, record: Mapping[str, Any], keys: Iterable[str]) -> None:
    for key in keys:
        value = record[key]
        if (
            not isinstance(value, dict)
            or set(value) != {"en", "fr"}
            or not all(isinstance(v, str) and v for v in value.values())
        ):
            raise RulesError(f"{where}: {key} must be given in en and fr")
