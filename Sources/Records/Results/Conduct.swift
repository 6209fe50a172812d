/// Attitude as described by the teachers (KI-1, KI-2). Letters belong to lower secondary school and above; primary
/// school describes only (Docs/domain.md sections 3.1, 3.3).
package struct Attitude: Sendable, Hashable, Codable {
  package var spiritual: String?
  package var social: String?
  package var spiritualPredicate: AttitudePredicate?
  package var socialPredicate: AttitudePredicate?

  package init(
    spiritual: String? = nil, social: String? = nil, spiritualPredicate: AttitudePredicate? = nil,
    socialPredicate: AttitudePredicate? = nil
  ) {
    self.spiritual = spiritual
    self.social = social
    self.spiritualPredicate = spiritualPredicate
    self.socialPredicate = socialPredicate
  }
}

package struct Extracurricular: Sendable, Hashable, Codable {
  package var name: String
  /// As delivered: "A", "Sangat Baik" …
  package var predicate: String?
  package var remark: String?

  package init(name: String, predicate: String? = nil, remark: String? = nil) {
    self.name = name
    self.predicate = predicate
    self.remark = remark
  }
}

package struct Achievement: Sendable, Hashable, Codable {
  /// The groups of the page "Catatan Prestasi" (Docs/domain.md section 2.6).
  package enum Group: String, Sendable, Hashable, Codable, CaseIterable {
    case curricular, extracurricular, other
  }

  package var kind: String
  package var remark: String?
  /// Nil counts as other.
  package var group: Group?

  package init(kind: String, remark: String? = nil, group: Group? = nil) {
    self.kind = kind
    self.remark = remark
    self.group = group
  }
}

/// Days absent in the semester; nil (not entered) is not zero (Docs/domain.md section 4.6).
package struct Absence: Sendable, Hashable, Codable {
  package var sick: Int?
  package var excused: Int?
  package var unexcused: Int?

  package init(sick: Int? = nil, excused: Int? = nil, unexcused: Int? = nil) {
    self.sick = sick
    self.excused = excused
    self.unexcused = unexcused
  }
}

/// Height and weight of both semesters, and health as observed.
package struct Physical: Sendable, Hashable, Codable {
  /// Centimetres, by semester.
  package var heightOdd: Int?
  package var heightEven: Int?
  /// Kilograms, by semester.
  package var weightOdd: Int?
  package var weightEven: Int?
  package var hearing: String?
  package var sight: String?
  package var teeth: String?
  package var other: String?

  package init(
    heightOdd: Int? = nil, heightEven: Int? = nil, weightOdd: Int? = nil, weightEven: Int? = nil,
    hearing: String? = nil, sight: String? = nil, teeth: String? = nil, other: String? = nil
  ) {
    self.heightOdd = heightOdd
    self.heightEven = heightEven
    self.weightOdd = weightOdd
    self.weightEven = weightEven
    self.hearing = hearing
    self.sight = sight
    self.teeth = teeth
    self.other = other
  }
}

/// The end-of-year decision. Nil wherever it is held means undecided, which blocks a final card: a default once
/// printed a whole class as not promoted (Docs/domain.md section 4.6).
package enum Decision: Sendable, Hashable {
  /// Promoted to this grade.
  case promoted(to: Int)
  /// Stays in this grade.
  case retained(in: Int)
  case graduated
  case notGraduated
}
