"""The schema of rule files: valid in itself, complete for an editor, and passed by every file of the house."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from criteria.book.loading import PACKAGED, SECTIONS, read_rules
from criteria.book.mistakes import SCHEMA

SAMPLES = Path(__file__).resolve().parents[2] / "templates" / "quy-dinh" / "mau"
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return read


def places(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every mapping of the schema with where it stands."""
    if isinstance(node, dict):
        yield path, node
        for key, value in node.items():
            yield from places(value, f"{path}/{key}")
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from places(value, f"{path}/{number}")


def test_schema_is_valid(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)
    for _, node in places(schema):
        if "$ref" in node:
            assert node["$ref"].removeprefix("#/$defs/") in schema["$defs"]


def test_every_key_is_described_in_vietnamese(schema: dict[str, Any]) -> None:
    bare = []
    for path, node in places(schema):
        for name, value in node.get("properties", {}).items() if isinstance(node.get("properties"), dict) else ():
            target = schema["$defs"].get(value.get("$ref", "").removeprefix("#/$defs/"), {})
            if not value.get("description") and not target.get("description"):
                bare.append(f"{path}/{name}")
    assert bare == []
    assert all(definition.get("description") for definition in schema["$defs"].values())


def test_every_value_of_a_closed_list_is_described(schema: dict[str, Any]) -> None:
    lists = [(path, node) for path, node in places(schema) if isinstance(node.get("enum"), list)]
    assert len(lists) > 10
    wrong = [path for path, node in lists if len(node.get("enumDescriptions", ())) != len(node["enum"])]
    assert wrong == []


def test_schema_and_reader_know_the_same_sections(schema: dict[str, Any]) -> None:
    assert set(schema["properties"]) - {"issued_by", "units"} == set(SECTIONS)


def test_readme_names_every_section_and_key(schema: dict[str, Any]) -> None:
    text = (SCHEMA.parent / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(\w+)", text))
    keys = {key for _, node in places(schema["$defs"]) for key in node.get("properties", {})}
    assert set(schema["properties"]) - named == set()
    assert keys - named - {"id", "to", "article", "check"} == set()


@pytest.mark.parametrize(
    "path", [*sorted(PACKAGED.glob("*.yaml")), *sorted(SAMPLES.glob("*.yaml"))], ids=lambda p: p.name
)
def test_modeline_finds_the_schema(path: Path) -> None:
    match = MODELINE.match(path.read_text(encoding="utf-8"))
    assert match, "the first line names no schema"
    assert (path.parent / match[1]).resolve() == SCHEMA


def test_packaged_files_and_samples_have_no_mistake() -> None:
    read = read_rules([SAMPLES])
    assert [mistake.sentence for mistake in read.mistakes] == []
    assert read.rulebook is not None


def test_samples_are_listed_in_their_readme() -> None:
    text = (SAMPLES.parent / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in SAMPLES.glob("*.yaml") if f"`mau/{path.name}`" not in text] == []
