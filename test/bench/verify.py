"""A plain verifier of chain and digests in Python's standard library, for the benchmark to be measured against.

It reads what the format says a reader without Proofroom may read: the statement inside the manifest, the SHA-256 of
every listed file, and every event's hash, link and number. With `--chain` it leaves out the files' digests. It checks
no signature, no Merkle root, no disclosed value and no archive structure, and `json` takes the last of two members
of one name. Exit code 1 when something differs, or when there was nothing to check.
"""
import base64
import hashlib
import json
import sys
import zipfile


def file_problems(archive, subjects):
    problems = 0
    for subject in subjects:
        digest = hashlib.sha256()
        with archive.open(subject["name"]) as file:
            for chunk in iter(lambda: file.read(1 << 20), b""):
                digest.update(chunk)
        problems += digest.hexdigest() != subject["digest"]["sha256"]
    return problems


def stream_problems(archive, stream):
    problems = 0
    seq = stream["first"]["seq"]
    before = None
    for name in stream["files"]:
        with archive.open(name) as file:
            for line in file:
                event = json.loads(line)
                said = event.pop("hash")
                event.pop("open", None)
                form = json.dumps(event, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
                problems += hashlib.sha256(form.encode()).hexdigest() != said
                problems += before is not None and event["prev"] != before
                problems += event["seq"] != seq
                before = said
                seq += 1
    problems += before != stream["last"]["hash"]
    return problems, seq - stream["first"]["seq"]


def main(path, chain_only):
    events = 0
    with zipfile.ZipFile(path) as archive:
        envelope = json.loads(archive.read("manifest.dsse.json"))
        statement = json.loads(base64.b64decode(envelope["payload"]))
        problems = 0 if chain_only else file_problems(archive, statement["subject"])
        for stream in statement["predicate"]["streams"]:
            found, count = stream_problems(archive, stream)
            problems += found
            events += count
    print(f"{events} events, {problems} problems")
    return 1 if problems or not events else 0


sys.exit(main(sys.argv[1], "--chain" in sys.argv[2:]))
