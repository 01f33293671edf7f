#!/usr/bin/env python3
"""Reads a SARIF file and the reports it names, and looks whether every region holds the snippet it shows (lines and columns
from 1, columns in UTF-16 units, the end left out), every result's rule is listed at its index, and levels are written."""
import json
import pathlib
import sys
import urllib.parse


def cut(lines, region):
    def at(line, column):
        units = lines[line - 1].encode("utf-16-le")
        return units, (column - 1) * 2

    start, end = region["startLine"], region.get("endLine", region["startLine"])
    if start == end:
        units, a = at(start, region["startColumn"])
        return units[a:(region["endColumn"] - 1) * 2].decode("utf-16-le")
    units, a = at(start, region["startColumn"])
    last, b = at(end, region["endColumn"])
    return "\n".join([units[a:].decode("utf-16-le"), *lines[start:end - 1], last[:b].decode("utf-16-le")])


def places(result):
    for location in result.get("locations", []) + result.get("relatedLocations", []):
        yield location["physicalLocation"]


wrong = looked = 0
for run in json.load(open(sys.argv[1], encoding="utf-8"))["runs"]:
    assert run["columnKind"] == "utf16CodeUnits"
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        rule = result["ruleId"]
        if rules[result["ruleIndex"]]["id"] != rule or result["level"] not in ("error", "warning", "note"):
            wrong += 1
            print(f"{rule}: rule index or level is wrong")
        for place in places(result):
            region = place.get("region", {})
            if "snippet" not in region or not region["snippet"]["text"]:
                continue
            uri = urllib.parse.unquote(place["artifactLocation"]["uri"])
            text = pathlib.Path(uri).read_bytes().decode("utf-8-sig")
            lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            looked += 1
            if cut(lines, region) != region["snippet"]["text"]:
                wrong += 1
                print(f"{uri}: {rule}: {region} holds {cut(lines, region)!r}")
print(f"{looked} regions, {wrong} wrong")
sys.exit(wrong > 0 or looked == 0)
