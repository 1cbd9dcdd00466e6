"""Modules joined into one file do what they did apart, and what joining does not understand stops the build."""

import subprocess
from pathlib import Path

import join_modules
import pytest

MODULES = {
    "entry.js": 'import { twice as double } from "./sums.js";\nimport { said } from "./state.js";\n'
    "said.push(double(21));\nexport const result = said;\n"
    'export const later = () => import("./late.js");\n',
    "sums.js": "export function twice(n) {\n  return n * 2;\n}\nconst hidden = 1;\n",
    "state.js": "const hidden = 2;\nexport const said = [hidden];\n",
    "late.js": 'import { said } from "./state.js";\nexport const count = () => said.length;\n',
}


def test_what_is_joined_shares_its_state_and_keeps_its_names_apart(node: Path, tmp_path: Path) -> None:
    joined = tmp_path / "joined.mjs"
    joined.write_text(join_modules.join("entry.js", MODULES))
    script = f'import {{ result, later }} from "{joined.as_uri()}"; console.log(...result, (await later()).count());'
    done = subprocess.run([node, "--input-type=module", "-e", script], check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["2", "42", "2"]


def test_a_module_that_stays_apart_goes_on_being_imported() -> None:
    text = join_modules.join("entry.js", MODULES, frozenset({"sums.js", "late.js"}))
    assert 'import * as from_sums from "./sums.js";' in text
    assert 'import("./late.js")' in text
    assert "return n * 2" not in text


@pytest.mark.parametrize(
    "modules",
    [
        {"entry.js": 'import entry from "./sums.js";\n'},
        {"entry.js": "export default 1;\n"},
        {"entry.js": "export let changing = 1;\n"},
        {"entry.js": 'import { a } from "./b.js";\n', "b.js": 'import { b } from "./entry.js";\n'},
    ],
)
def test_what_is_not_understood_stops_the_build(modules: dict[str, str]) -> None:
    with pytest.raises(join_modules.UnknownShape):
        join_modules.join("entry.js", modules)
