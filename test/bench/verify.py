"""A plain verifier of chain and digests in Python's standard library, for the benchmark to be measured against.

It reads what the format says a reader without Proofroom may read: the statement inside the manifest, the SHA-256 of
every listed file, and every event's hash and link. It checks no signature and no archive structure. Exit code 1 when
something differs, or when there was nothing to check.
"""
import base64
import hashlib
import json
import sys
import zipfile


def main(path):
    problems = 0
    events = 0
    with zipfile.ZipFile(path) as archive:
        envelope = json.loads(archive.read("manifest.dsse.json"))
        statement = json.loads(base64.b64decode(envelope["payload"]))
        for subject in statement["subject"]:
            digest = hashlib.sha256()
            with archive.open(subject["name"]) as file:
                for chunk in iter(lambda: file.read(1 << 20), b""):
                    digest.update(chunk)
            problems += digest.hexdigest() != subject["digest"]["sha256"]
        for stream in statement["predicate"]["streams"]:
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
                        before = said
                        events += 1
            problems += before != stream["last"]["hash"]
    print(f"{events} events, {len(statement['subject'])} files, {problems} problems")
    return 1 if problems or not events else 0


sys.exit(main(sys.argv[1]))
