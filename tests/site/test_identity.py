"""What the site says of itself at its foot: version, commit and day, as they are, in both languages."""

import json
import re
import subprocess
from datetime import date
from pathlib import Path

import pytest

from tools.lib import environment
from tools.site import identity


def git(folder: Path, *words: str) -> str:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.com"]
    done = subprocess.run(["git", *who, *words], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one commit, made early on New Year's Day by the clocks of Kiritimati and still on New Year's Eve in UTC."""
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "1.2.3"\n', encoding="utf-8")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2027-01-01T03:00:00+1400")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "One")
    return tmp_path


def test_it_names_the_commit_and_its_day_in_utc(repository: Path) -> None:
    commit = git(repository, "rev-parse", "HEAD")
    found = identity.identity(repository)
    assert found == ("1.2.3", commit, date(2026, 12, 31), False)
    assert found.sentence("en") == f"Credpoints 1.2.3, built from commit {commit[:10]} of 31 December 2026."
    assert (
        found.sentence("fr")
        == f"Credpoints 1.2.3, construit à partir du commit {commit[:10]} du 31\u00a0décembre 2026."
    )


def test_it_says_that_the_sources_changed_since(repository: Path) -> None:
    (repository / "new.md").write_text("new", encoding="utf-8")
    found = identity.identity(repository)
    assert found.changed
    assert found.sentence("en").endswith("and from changes made since.")
    assert found.sentence("fr").endswith("et de modifications faites depuis.")


def test_without_a_repository_it_claims_no_commit(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "1.2.3"\n', encoding="utf-8")
    found = identity.identity(tmp_path)
    assert found == ("1.2.3", None, None, False)
    assert "not known" in found.sentence("en")
    assert "inconnu" in found.sentence("fr")


def test_every_page_says_it_at_its_foot(site: Path) -> None:
    told = json.loads((site / "build.json").read_text(encoding="utf-8"))["site"]
    pages = list(site.rglob("*.html"))
    assert pages
    for page in pages:
        text = page.read_text(encoding="utf-8")
        found = re.search(
            r'<p id="cp-site" data-version="([^"]*)" data-commit="([^"]*)" data-day="([^"]*)"[^>]*>([^<]+)<', text
        )
        assert found, page
        assert found.groups()[:3] == (told["version"], told["commit"] or "", told["day"] or "")
        french = page.is_relative_to(site / "fr")
        assert found[4].startswith(f"Credpoints {told['version']}, {'construit' if french else 'built'} ")


def test_a_page_with_a_foot_and_no_place_for_it_stops_the_build(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text('<footer class="md-footer"></footer>', encoding="utf-8")
    with pytest.raises(environment.ToolError, match="no place"):
        identity.sign(page, "en", identity.Identity("1", None, None, changed=False))
