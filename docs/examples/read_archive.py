"""Checks an archive of myhome-account and prints the total of its slips. Usage: python3 read_archive.py FILE"""
import decimal, hashlib, json, sys, zipfile

decimal.getcontext().prec = 300  # A number has 38 digits and an exponent: the sum stays exact.

with zipfile.ZipFile(sys.argv[1]) as archive:
    manifest = json.loads(archive.read("manifest.json"))
    if manifest["format"] != "myhome-account/archive" or manifest["formatVersion"] not in (1, 2):
        sys.exit(f"Expected version 1 or 2 of the format, got {manifest['formatVersion']}.")
    for entry in manifest["entries"]:
        with archive.open(entry["name"]) as content:
            sha256 = hashlib.sha256()
            while chunk := content.read(1 << 20):
                sha256.update(chunk)
        if sha256.hexdigest() != entry["sha256"]:
            sys.exit(f"{entry['name']} is damaged: its SHA-256 is not the manifest's.")
    with archive.open("slips.jsonl") as lines:  # One slip a line, as DynamoDB JSON.
        slips = [json.loads(line) for line in lines]
    values = [decimal.Decimal(slip["value"]["N"]) for slip in slips if "N" in slip.get("value", {})]
    print(f"{len(slips)} slips, total {sum(values, decimal.Decimal(0)):f}")
