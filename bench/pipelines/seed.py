"""The original's way: one Query after the other with boto3's resource API, a temporary file per table and format, zipfile
at level 6, then the upload.

There is one key-range Query per table, although the original sends one for each day. So the result shows the cost of a
row, not of the round trips. The program writes the same rows as the worker, as CSV and as JSONL. It computes no checksum
of its own and verifies nothing.
"""

import csv
import json
import os
import resource
import sys
import tempfile
import time
import zipfile
from decimal import Decimal

import boto3
from boto3.dynamodb.conditions import Key

OWNER, FIRST, LAST = sys.argv[1:4]
COLUMNS = {
    "slips": ["tgt_date", "kind_cd_seq", "method_cd", "value", "memo"],
    "balances": ["tgt_date", "method_cd", "value", "memo"],
    "kinds": ["kind_cd", "kind_nm", "matrix_cd", "account_dir", "memo", "display_order", "prc_date"],
    "methods": ["method_cd", "method_nm"],
}
TABLES = {name: os.environ[name.upper() + "_TABLE"] for name in COLUMNS}


def number(value):
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(type(value))


def copy_table(table, condition, columns, csv_file, jsonl_file):
    rows = 0
    writer = csv.writer(csv_file)
    writer.writerow(columns)
    options = {"KeyConditionExpression": condition, "ConsistentRead": True}
    while True:
        page = table.query(**options)
        for item in page["Items"]:
            writer.writerow([item.get(column, "") for column in columns])
            jsonl_file.write(json.dumps(item, ensure_ascii=False, default=number) + "\n")
            rows += 1
        if "LastEvaluatedKey" not in page:
            return rows
        options["ExclusiveStartKey"] = page["LastEvaluatedKey"]


def export(dynamodb, s3, folder):
    names, rows = [], 0
    for name, columns in COLUMNS.items():
        condition = Key("owner").eq(OWNER)
        if "tgt_date" in columns:
            condition &= Key("entry").between(FIRST, LAST)
        names += [name + ".csv", name + ".jsonl"]
        with open(os.path.join(folder, names[-2]), "w", encoding="utf-8-sig", newline="") as csv_file:
            with open(os.path.join(folder, names[-1]), "w", encoding="utf-8") as jsonl_file:
                rows += copy_table(dynamodb.Table(TABLES[name]), condition, columns, csv_file, jsonl_file)
    archive = os.path.join(folder, "archive.zip")
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as zip_file:
        for name in names:
            zip_file.write(os.path.join(folder, name), name)
    s3.upload_file(archive, os.environ["ARCHIVE_BUCKET"], "seed.zip")
    return rows, os.path.getsize(archive)


def peak_bytes():
    """Linux's own high-water mark: ru_maxrss starts with the value of the parent process."""
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))


dynamodb, s3 = boto3.resource("dynamodb"), boto3.client("s3")
with tempfile.TemporaryDirectory() as folder:
    before, started = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    rows, zip_bytes = export(dynamodb, s3, folder)
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF)
cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
print(json.dumps({"measured": {"rows": rows, "zipBytes": zip_bytes, "wallMs": wall * 1000, "cpuMs": cpu * 1000, "peakBytes": peak_bytes()}}))
