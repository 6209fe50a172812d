"""Writes the samples of cases.py to samples/dirty."""
import json
import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
from cases import CASES

FOLDER = os.path.join(os.path.dirname(__file__), "..", "..", "samples", "dirty")


def main(names):
    unknown = set(names) - set(CASES)
    if unknown:
        sys.exit("no such sample: " + ", ".join(sorted(unknown)))
    for name, (data, expected) in CASES.items():
        path = os.path.join(FOLDER, name)
        if name in names or not (names or os.path.exists(path)):
            with open(path, "wb") as file:
                file.write(data())
            print(name)
        with open(path + ".json", "w") as file:
            json.dump(expected, file, indent=2, ensure_ascii=False)
            file.write("\n")


main(sys.argv[1:])
