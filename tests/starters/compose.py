#!/usr/bin/env python3
"""Checks compose.yaml of projects: compose.py [--schema FILE] FILE...

Prints a line for each fault, and fails if there is one. Every service has an image of a stated version and a health check, and
listens on loopback alone; passwords come from variables; volumes are declared. With --schema the file is held against the JSON
Schema of Compose as well.
"""
import json
import re
import sys

import yaml

KEYS = {"image", "environment", "ports", "volumes", "healthcheck", "command"}
HEALTH_KEYS = {"test", "interval", "retries"}
SECRET = re.compile(r"PASSWORD|PWD|SECRET|TOKEN|KEY|ACCEPT")


def image_faults(image):
    name, _, tag = str(image).rpartition(":")
    if not name or "/" in tag:
        yield f"the image '{image}' has no version"
    elif "latest" in tag or not re.search(r"\d", tag):
        yield f"the image '{image}' is of no stated version"


def service_faults(service, volumes):
    yield from (f"unknown key '{key}'" for key in service.keys() - KEYS)
    yield from image_faults(service.get("image"))
    health = service.get("healthcheck") or {}
    yield from (f"unknown key '{key}' in healthcheck" for key in health.keys() ^ HEALTH_KEYS)
    if (health.get("test") or [None])[0] not in ("CMD", "CMD-SHELL"):
        yield "the test of healthcheck is no command"
    for port in service.get("ports") or []:
        if not re.fullmatch(r"127\.0\.0\.1:\$\{[A-Z]+_PORT:-\d+\}:\d+", str(port)):
            yield f"port '{port}' is not on loopback, or cannot be set in .env"
    for name, value in (service.get("environment") or {}).items():
        if SECRET.search(name) and not re.fullmatch(r"\$\{[A-Z_]+:\?[^}]+\}", str(value)) and value != "1":
            yield f"'{name}' is in the file instead of in .env"
    for volume in service.get("volumes") or []:
        source = volume.split(":")[0]
        if not source.startswith("./") and source not in volumes:
            yield f"the volume '{source}' is not declared"


def faults(compose, schema):
    if schema:
        import jsonschema

        for error in jsonschema.Draft7Validator(schema).iter_errors(compose):
            yield f"{'.'.join(map(str, error.absolute_path))}: {error.message}"
    yield from (f"unknown key '{key}'" for key in compose.keys() - {"services", "volumes"})
    if not compose.get("services"):
        yield "no services"
    volumes = compose.get("volumes") or {}
    used = set()
    for name, service in (compose.get("services") or {}).items():
        used |= {volume.split(":")[0] for volume in service.get("volumes") or []}
        yield from (f"{name}: {fault}" for fault in service_faults(service, volumes))
    yield from (f"the volume '{volume}' is not used" for volume in volumes.keys() - used)


def main(arguments):
    schema = None
    if arguments[:1] == ["--schema"]:
        with open(arguments[1], encoding="utf-8") as file:
            schema = json.load(file)
        arguments = arguments[2:]
    found = False
    for path in arguments:
        with open(path, encoding="utf-8") as file:
            for fault in faults(yaml.safe_load(file), schema):
                print(f"{path}: {fault}")
                found = True
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
