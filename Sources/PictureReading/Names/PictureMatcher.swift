package import Records

/// Tells whose picture a file is, by the numbers and words of its name. Never guesses.
package struct PictureMatcher: Sendable {
  private let npsn: NPSN
  /// The kind that the operator named; nil if the names say it.
  private let kind: PictureKind?
  private let acceptsNames: Bool
  private var byNumber: [String: [PictureOwner]] = [:]
  private var byLocalNumber: [String: [PictureOwner]] = [:]
  private var byWords: [[String]: [PictureOwner]] = [:]
  /// Words of each person's name.
  private var words: [PictureOwner: Set<String>] = [:]

  package init(_ roster: Roster, kind: PictureKind?, acceptsNames: Bool = false) {
    npsn = roster.npsn
    self.kind = kind
    self.acceptsNames = acceptsNames
    if kind == nil || kind == .photo {
      for student in roster.students {
        guard let owner = PictureOwner(student) else { continue }
        note(owner, named: student.fullName)
        if let nisn = student.nisn { byNumber[nisn.digits, default: []].append(owner) }
        let local = (student.localStudentNumber ?? "").filter { $0.isASCII && $0.isNumber }
        if local.count >= 3 { byLocalNumber[local, default: []].append(owner) }
      }
    }
    if kind == nil || kind == .signature {
      for staff in roster.staff {
        guard let owner = PictureOwner(staff) else { continue }
        note(owner, named: staff.name)
        if byNumber[owner.stem]?.contains(owner) != true {
          byNumber[owner.stem, default: []].append(owner)
        }
      }
    }
    for kind in [PictureKind.logo, .stamp] where self.kind == kind {
      byNumber[npsn.digits] = [PictureOwner(kind, of: npsn)]
    }
  }

  private mutating func note(_ owner: PictureOwner, named name: String) {
    let words = PersonName.words(name)
    byWords[words.sorted(), default: []].append(owner)
    self.words[owner] = Set(words)
  }

  /// - Parameter isAlone: whether no other file is there, so that a logo or stamp needs no name of its own.
  func owner(
    of name: PictureName, isAlone: Bool
  ) throws(PictureComplaint) -> PictureOwner {
    if let school = schoolPicture(name, isAlone) { return school }
    if let (number, owner) = try byNumbers(name) {
      try checkName(name, number, owner)
      return owner
    }
    let found = byWords[name.words.sorted()] ?? []
    if let owner = found.first, found.count == 1, name.words.count >= 1 {
      guard acceptsNames else {
        throw complaint(name, .nameOnly(name: owner.name, stem: owner.stem))
      }
      return owner
    }
    guard found.isEmpty || name.words.isEmpty else {
      throw complaint(name, .several(found.map { "\($0.name) (\($0.stem))" }))
    }
    // "IMG_2201" counts pictures, not people.
    let number = name.numbers.filter { $0.count >= 6 }.max { $0.count < $1.count }
    throw complaint(name, .nobody(number: number))
  }

  private func complaint(
    _ name: PictureName, _ reason: PictureComplaint.Reason
  ) -> PictureComplaint {
    PictureComplaint(file: name.shown, reason: reason)
  }

  private func schoolPicture(_ name: PictureName, _ isAlone: Bool) -> PictureOwner? {
    for own in [PictureKind.stamp, .logo] where kind == nil || kind == own {
      let isNamed = name.marks.contains(own) || kind == own && isAlone
      if isNamed { return PictureOwner(own, of: npsn) }
    }
    // A student's number that has lost two zeros has as many digits: the school's own goes first only where all agree.
    let isSchool = name.numbers.contains(npsn.digits) && padded(npsn.digits).isEmpty
    if isSchool, kind == nil { return PictureOwner(.logo, of: npsn) }
    return nil
  }

  private func byNumbers(
    _ name: PictureName
  ) throws(PictureComplaint) -> (String, PictureOwner)? {
    let tiers: [(String) -> [PictureOwner]] = [
      { byNumber[$0] ?? [] }, padded, { byLocalNumber[$0] ?? [] },
    ]
    for tier in tiers {
      var found: [(String, PictureOwner)] = []
      for number in name.numbers {
        for owner in tier(number) where !found.contains(where: { $0.1 == owner }) {
          found.append((number, owner))
        }
      }
      if found.count == 1 { return found[0] }
      if found.count > 1 {
        throw complaint(name, .several(found.map { "\($0.1.name) (\($0.1.stem))" }))
      }
    }
    return nil
  }

  /// The student whose NISN lost its zeros in front in a spreadsheet (Docs/domain.md section 5.4).
  private func padded(_ number: String) -> [PictureOwner] {
    guard (6...9).contains(number.count) else { return [] }
    let whole = String(repeating: "0", count: 10 - number.count) + number
    return (byNumber[whole] ?? []).filter { $0.kind == .photo }
  }

  /// - Throws: if all words of the file's name are of another person's, and none of this one's.
  private func checkName(
    _ name: PictureName, _ number: String, _ owner: PictureOwner
  ) throws(PictureComplaint) {
    let given = Set(name.words)
    guard !given.isEmpty, let own = words[owner], own.isDisjoint(with: given) else { return }
    if words.contains(where: { $0.key != owner && given.isSubset(of: $0.value) }) {
      throw complaint(name, .otherName(number: number, name: owner.name))
    }
  }
}
