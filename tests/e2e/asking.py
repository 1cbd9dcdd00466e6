"""An engine on a page of the site, apart from any form: how it is started and asked, and what the library says itself."""

import json
from typing import Any

from pycore import answer

QUESTION = {"v": 1, "do": "evaluate", "locale": "en", "profile": {"as_of": "2026-11-23", "applicant": {"age": 29}}}
ASK = """async ([address, question, options]) => {
    const { createEngine } = await import(address);
    const stages = []; // each once: a stage is told again as more of it is there
    const engine = createEngine({ ...options, onStage: ({ stage }) => stages.at(-1) === stage || stages.push(stage) });
    globalThis.engine = engine;
    try {
        const got = await engine.ask(question);
        return { stages, answer: got, report: engine.report };
    } catch (error) {
        return { stages, reason: error.reason, detail: error.message };
    }
}"""


def expected() -> dict[str, Any]:
    return json.loads(answer(json.dumps(QUESTION)))
