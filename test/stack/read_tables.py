"""Reads the tables of an archive of myhome-account with Python's own csv, and prints what they say as JSON.

Usage: python3 read_tables.py FILE"""
import collections, csv, decimal, io, json, sys, zipfile

decimal.getcontext().prec = 300
MONEY = slice(6, 9)  # 収入, 支出, チャージ


def table(archive, name):
    with archive.open(name) as content:
        return list(csv.reader(io.TextIOWrapper(content, "utf-8-sig", newline=""), strict=True))


with zipfile.ZipFile(sys.argv[1]) as archive:
    slips, balances = table(archive, "slips.csv"), table(archive, "balances.csv")
    sums = collections.defaultdict(lambda: [decimal.Decimal(0)] * 3)
    names, methods, types = {}, {}, collections.Counter()
    for row in slips[1:]:
        month = row[0][:7]
        sums[month] = [total + decimal.Decimal(cell or 0) for total, cell in zip(sums[month], row[MONEY])]
        if sum(cell != "" for cell in row[MONEY]) != (0 if row[1] in ("不明", "Unknown") else 1):
            sys.exit(f"Not exactly one column is filled in {row}")
        if any(cell not in ("", row[5]) for cell in row[MONEY]):
            sys.exit(f"A filled column is not the amount in {row}")
        names[row[9]], methods[row[10]] = row[2], row[4]
        types[row[1]] += 1
    held = {}
    for row in balances[1:]:
        held[f"{row[0][:7]} {row[4]}"] = [row[0], format(decimal.Decimal(row[2]), "f")]
        methods[row[4]] = row[1]
    print(json.dumps({
        "headers": {name: table(archive, name)[0] for name in ("slips.csv", "balances.csv", "kinds.csv", "methods.csv")},
        "months": {month: [format(total, "f") for total in totals] for month, totals in sums.items()},
        "names": names, "methods": methods, "types": types, "lastBalances": held, "slips": slips[1:],
    }))
