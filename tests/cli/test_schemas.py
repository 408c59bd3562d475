"""Everything a command writes with --json is what its schema says, and the schema is what JSON Schema says.

The schemas allow names they do not know, so that an output may grow; here they are closed: a name that the program
writes and the schema does not describe is a failure, and so is a described name that no output here ever had."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from jsonschema import Draft202012Validator

program = os.environ["WHICHSTACK_TEST_PROGRAM"]
source = pathlib.Path(os.environ["WHICHSTACK_TEST_SOURCE"])
shipped = os.environ["WHICHSTACK_TEST_SHIPPED"]
folder = pathlib.Path(tempfile.mkdtemp(prefix="whichstack-schemas-"))
brokers, tiny, changed = (str(folder / name) for name in ("brokers.db", "tiny.db", "changed.db"))
record = folder / "record.md"
old_record = source / "tests/golden/records/format-1.md"


def run(*words):
    ended = subprocess.run([program, *words], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=300,
                           env={**os.environ, "HOME": str(folder)})
    return ended.stdout


def prepare():
    run("compile", str(source / "tests/catalogs/brokers"), "-o", brokers)
    run("recommend", "language=python", "product=saas", "team-size=2-3", "--format", "markdown", "-o", str(record))
    text = record.read_text()
    (folder / "edited.md").write_text(text.replace("Django", "Rails", 1))
    (folder / "broken.json").write_text("{")
    (folder / "wrong").mkdir()
    (folder / "wrong/catalog.yaml").write_text("name: [\n")
    run("compile", str(source / "tests/catalogs/tiny"), "-o", tiny)
    run("recommend", "--catalog", tiny, "language=js", "typing=required", "-o", str(folder / "tiny.md"))
    shutil.copytree(source / "tests/catalogs/tiny", folder / "tiny")
    alpha = folder / "tiny/frameworks/alpha.md"
    alpha.chmod(0o644)
    alpha.write_text(alpha.read_text().replace("level: 1", "level: 3"))
    run("compile", str(folder / "tiny"), "-o", changed)
    (folder / "ann.yaml").write_text("answers: {language: ts, priority: order, product: saas}\n")
    (folder / "ben.yaml").write_text("name: Ben\nanswers: {language: python, database: document}\n")
    for name in "no-record.md", "empty.md":
        (folder / name).write_text("# Not a record\n" if name == "no-record.md" else "")


CALLS = {
    "recommend": [
        [],
        ["language=python", "product=saas", "team-size=2-3"],
        ["language=ts", "language-rule=ts", "product=saas", "team-size=4-10", "priority=order"],
        ["language=go", "language-rule=go", "product=content", "team-size=1", "hosting=serverless"],
        ["language-rule=php", "typing=compiled"],
        ["priority=safe", "product=infra", "team-size=4-10", "hosting=vps"],
        ["--catalog", brokers],
    ],
    "list": [[], ["--filter", "lang:python"], ["--filter", "nothing-is-called-this"], ["--answers", str(record)],
             ["--columns", "language,lts_policy,so2026_used_pct"], ["--catalog", brokers]],
    "show": [["django"], ["adonisjs"], ["postgresql"], ["redis"], ["learnability"], ["lts_policy"], ["background-jobs"]],
    "compare": [["django", "rails"], ["django", "rails", "express", "--answers", str(record)]],
    "questions": [[], ["--catalog", brokers]],
    "keys": [[]],
    "check": [[str(source / "data")], [shipped], [str(folder / "wrong")], [str(folder / "no-such-file.db")],
              [str(source / "tests/catalogs/brokers")]],
    "diff": [[os.environ["WHICHSTACK_TEST_CATALOG"], shipped, "--answers", str(record)], [shipped, brokers],
             [shipped, shipped]],
    "verify": [[str(record)], [str(folder / "edited.md"), str(old_record), str(folder / "no-record.md"),
                               str(folder / "empty.md"), str(folder / "not-there.md")],
               ["--catalog", brokers, str(record)], ["--catalog", changed, str(folder / "tiny.md")]],
    "team": [[str(folder / "ann.yaml"), str(folder / "ben.yaml"), str(record)]],
    "solve": [[str(path)] for path in sorted((source / "tests/vectors").glob("*.json"))],
}

# Written only for a record whose figures do not follow from its own data, which takes forged hashes: the test of verify.
ELSEWHERE = {"verify": {"differences"}, "recommend": {"stack_is_cut"}}


def close(schema):
    """The schema with every object closed: names that it does not describe are refused."""
    if isinstance(schema, dict):
        closed = {name: close(value) for name, value in schema.items()}
        if "properties" in schema and schema.get("type") == "object":
            closed["additionalProperties"] = False
        return closed
    return [close(value) for value in schema] if isinstance(schema, list) else schema


def described(schema, path=""):
    """Every name in a 'properties' of the schema, as a path of names."""
    found = set()
    if isinstance(schema, dict):
        for name, value in schema.get("properties", {}).items():
            found.add(name)
            found |= described(value)
        for name in "items", "additionalProperties", "$defs", "oneOf":
            found |= described(schema.get(name))
            if name == "$defs":
                for value in (schema.get(name) or {}).values():
                    found |= described(value)
    elif isinstance(schema, list):
        for value in schema:
            found |= described(value)
    return found


def names_of(value):
    if isinstance(value, dict):
        return set(value) | set().union(*map(names_of, value.values())) if value else set()
    return set().union(*map(names_of, value)) if isinstance(value, list) and value else set()


number = 0
failed = 0


def report(ok, name, *why):
    global number, failed
    number += 1
    failed += not ok
    print(f"{'ok' if ok else 'not ok'} {number} - {name}")
    for line in why if not ok else ():
        print("#", line)


def check_output(command, words, validator):
    out = run(command, *words, *([] if command == "solve" else ["--json"]))
    try:
        value = json.loads(out)
    except ValueError as error:
        report(False, f"{command} {' '.join(words)}", f"is not JSON: {error}", out[:200])
        return set()
    errors = [f"{error.json_path}: {error.message[:300]}" for error in validator.iter_errors(value)]
    report(not errors, f"{command} {' '.join(words)}".rstrip(), *errors[:10])
    return names_of(value)


def check_command(command):
    schema = json.loads(run("schema", command))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(close(schema))
    written = set()
    for words in CALLS[command]:
        written |= check_output(command, words, validator)
    unused = described(schema) - written - ELSEWHERE.get(command, set())
    report(not unused, f"{command}: every described name is written by one of the calls here", ", ".join(sorted(unused)))


prepare()
commands = run("schema").split()
report(sorted(commands) == sorted(CALLS), "every command that writes JSON is tried here", str(commands))
for command in commands:
    check_command(command)
print(f"1..{number}")
shutil.rmtree(folder)
sys.exit(failed > 0)
