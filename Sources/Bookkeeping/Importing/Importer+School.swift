internal import GRDB
internal import Records

// The school itself, its subjects and its settings.
extension Importer {
  mutating func school(_ patch: SchoolPatch) throws {
    let address = patch.address
    let subject = ImportSubject(patch.npsn.digits)
    let effect = try writer.upsert(
      "school", key: [("npsn", patch.npsn.digits.databaseValue)],
      cells: [
        ("name", patch.name.stored), ("level", patch.level.raw), ("ownership", patch.ownership.raw),
        ("legacy_number", patch.legacySchoolNumber.stored), ("street", address.street.stored),
        ("rt", address.rt.stored), ("rw", address.rw.stored), ("hamlet", address.hamlet.stored),
        ("village", address.village.stored), ("district", address.district.stored),
        ("city", address.city.stored), ("province", address.province.stored),
        ("postal_code", address.postalCode.stored), ("phone", patch.phone.stored),
        ("website", patch.website.stored), ("email", patch.email.stored),
        ("signing_place", patch.signingPlace.stored), ("foundation", patch.foundationName.stored),
      ],
      defaults: [("level", "sd".databaseValue), ("ownership", "public".databaseValue)],
      about: subject)
    writer.count(effect, subject)
  }

  mutating func subjects(_ entries: [GradeSubject]) throws {
    var firstGrades: [String: Set<Int>] = [:]
    for entry in entries {
      firstGrades[entry.subject.code, default: []].insert(entry.grades.lowerBound)
    }
    var moved: Set<String> = []
    for (code, kept) in firstGrades.sorted(by: { $0.key < $1.key })
    where try removeGrades(of: code, keeping: kept) {
      moved.insert(code)
    }
    for entry in entries {
      let effect = try subject(entry)
      writer.count(
        effect == .added && moved.contains(entry.subject.code) ? .changed : effect,
        ImportSubject(entry.subject.name))
    }
  }

  /// A file says for every subject in it all grades that have it: what the ledger knew of others goes.
  private mutating func removeGrades(of code: String, keeping firstGrades: Set<Int>) throws -> Bool
  {
    let rows = try Row.fetchAll(
      writer.database,
      sql: "SELECT first_grade, last_grade FROM subject WHERE npsn = ? AND code = ?",
      arguments: [npsn, code])
    var isMoved = false
    for row in rows {
      let (first, last): (Int, Int) = (row[0], row[1])
      if firstGrades.contains(first) { continue }
      try writer.delete(
        "subject",
        key: [
          ("npsn", npsn), ("code", code.databaseValue), ("first_grade", first.databaseValue),
        ])
      writer.note(ImportSubject(code), "grades", "\(first)–\(last)", nil)
      isMoved = true
    }
    return isMoved
  }

  private mutating func subject(_ entry: GradeSubject) throws -> RowWriter.Effect {
    let subject = entry.subject
    func optional(_ text: String?) -> Change<DatabaseValue> {
      text.map { .set($0.databaseValue) } ?? .clear
    }
    return try writer.upsert(
      "subject",
      key: [
        ("npsn", npsn), ("code", subject.code.databaseValue),
        ("first_grade", entry.grades.lowerBound.databaseValue),
      ],
      cells: [
        ("name", .set(subject.name.databaseValue)),
        ("short_name", .set(subject.shortName.databaseValue)),
        ("subject_group", optional(subject.group)), ("position", .set(subject.order.databaseValue)),
        ("is_local", .set((subject.isLocalContent ? 1 : 0).databaseValue)),
        ("religion", optional(subject.religion?.rawValue)),
        ("is_elective", .set((subject.isElective ? 1 : 0).databaseValue)),
        ("canonical", optional(subject.canonicalCode)),
        ("last_grade", .set(entry.grades.upperBound.databaseValue)),
      ], about: ImportSubject(subject.name))
  }

  mutating func settings(_ patch: SettingsPatch) throws {
    let subject = ImportSubject(target.npsn.digits)
    let effect = try writer.upsert(
      "settings",
      key: [
        ("npsn", npsn), ("school_year", year), ("semester", semester),
        ("kind", patch.kind.rawValue.databaseValue),
        ("final_grade", (patch.finalGradeOnly ? 1 : 0).databaseValue),
      ],
      cells: [
        ("report_date", patch.reportDate.stored { $0.text.databaseValue }),
        ("place", patch.place.stored), ("paper", patch.paper.stored),
        ("kkm", patch.masteryThreshold.stored), ("b_from", patch.bFrom.stored),
        ("a_from", patch.aFrom.stored), ("empty_sections", patch.emptySections.raw),
        ("descriptions_required", patch.descriptionsRequired.stored { ($0 ? 1 : 0).databaseValue }),
        ("narrative_mode", patch.narrativeMode.raw),
        ("shows_rank", patch.showsRank.stored { ($0 ? 1 : 0).databaseValue }),
        ("attitude_required", patch.attitudeRequired.stored { ($0 ? 1 : 0).databaseValue }),
      ], isSparse: true, about: subject)
    writer.count(effect, subject)
  }
}
