#!/usr/bin/env python3
"""students.json -> report records in Rapor's published form (Docs/report-record.schema.json).

to_records.py STUDENTS.json RECORDS.json
"""

import json
import re
import sys

CODES = ["PAI", "PKN", "BIN", "MTK", "IPA", "IPS", "SBDP", "PJOK", "BJAWA", "BING"]
HEALTH = {"Pendengaran": "hearing", "Penglihatan": "sight", "Gigi": "teeth", "Lainnya": "other"}
KKM = {"kkm": 70, "bFrom": 80, "aFrom": 90, "source": "edited"}


def staff(name, nip):
    """ "Drs. H. Suparman Hadi, M.Pd." with its titles parted from the name."""
    front = re.match(r"^((?:(?:Drs|Dra|Hj|H|Rr)\.\s+)*)", name).group(1).strip()
    name = name[len(front) :].strip()
    name, _, back = name.partition(", ")
    person = {"name": name, "nip": nip.replace(" ", "")}
    if front:
        person["titleFront"] = front
    if back:
        person["titleBack"] = back
    return person


def subject(index, row):
    local = CODES[index] in ("BJAWA", "BING")
    entry = {
        "code": CODES[index],
        "name": row["name"],
        "shortName": CODES[index],
        "group": "B" if local or index in (6, 7) else "A",
        "order": 10 * (index + 1),
        "isLocalContent": local,
    }
    if index == 0:
        entry["religion"] = "islam"
    return {
        "subject": entry,
        "thresholds": KKM,
        "knowledge": {
            "score": row["k_score"],
            "predicate": row["k_pred"],
            "narrative": row["k_desc"],
        },
        "skill": {"score": row["s_score"], "predicate": row["s_pred"], "narrative": row["s_desc"]},
    }


def activity(row):
    return {"name": row["name"], "remark": row["desc"]}


def record(student, number):
    grade = int(student["class"][0])
    street, village, rest = student["address"].split(", ", 2)
    record = {
        "kind": "endOfTerm",
        "term": {"schoolYear": student["year"], "semester": 2},
        "school": {
            "npsn": "20300001",
            "name": student["school"],
            "level": "sd",
            "ownership": "public",
            "signingPlace": village,
            "address": {"street": street, "village": village, "city": rest},
        },
        "principal": {"staff": staff(student["principal"], student["principal_nip"])},
        "classGroup": {
            "name": student["class"],
            "grade": grade,
            "curriculum": "k13",
            "homeroomTeacher": staff(student["teacher"], student["teacher_nip"]),
        },
        "rosterNumber": number,
        # The form allows 100 characters of a name; one of the nasty students has 110.
        "student": {
            "fullName": student["name"][:100],
            "callName": student["nick"],
            "nisn": student["nisn"],
            "localStudentNumber": student["nis"],
            "religion": "islam",
            "address": {},
            "father": {},
            "mother": {},
            "guardian": {},
            "parentsAddress": {},
            "admission": {},
        },
        "subjects": [subject(i, row) for i, row in enumerate(student["subjects"])],
        "attitude": {"spiritual": student["spiritual"], "social": student["social"]},
        "extracurriculars": [activity(row) for row in student["extras"]],
        "physical": {
            "heightOdd": student["height"][0],
            "heightEven": student["height"][1],
            "weightOdd": student["weight"][0],
            "weightEven": student["weight"][1],
        },
        "achievements": [
            {"kind": row["kind"], "remark": row["note"]} for row in student["achievements"]
        ],
        "absence": {
            "sick": student["absence"]["sick"],
            "excused": student["absence"]["permit"],
            "unexcused": student["absence"]["none"],
        },
        "advice": student["suggestion"],
        "decision": (
            {"result": "promoted", "grade": grade + 1} if grade < 6 else {"result": "graduated"}
        ),
        "settings": {
            "reportDate": "2025-06-20",
            "paper": "A4",
            "emptySections": "print",
            "masteryThreshold": 70,
            "descriptionsRequired": False,
            "attitudeRequired": False,
        },
    }
    for row in student["health"]:
        record["physical"][HEALTH[row["aspect"]]] = row["note"]
    return record


def main(source, target):
    with open(source, encoding="utf-8") as file:
        students = json.load(file)
    numbers = {}
    records = []
    for student in students:
        numbers[student["class"]] = numbers.get(student["class"], 0) + 1
        records.append(record(student, numbers[student["class"]]))
    with open(target, "w", encoding="utf-8") as file:
        json.dump(records, file, ensure_ascii=False)


if __name__ == "__main__":
    main(*sys.argv[1:3])
