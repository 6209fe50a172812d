internal import Records

// The words of invented descriptions: those of the layouts that are shipped, which Sampling does not read.
extension Predicate {
  /// The words inside a sentence: "sangat baik dalam …" (Docs/domain.md section 4.3).
  var clause: String {
    switch self {
    case .a: "sangat baik"
    case .b: "baik"
    case .c: "cukup"
    case .d: "perlu bimbingan"
    }
  }
}

extension DescriptionPhrases {
  /// As in Templates/shared/strings.properties.
  static let invented = DescriptionPhrases { name in
    [
      "describeCompetences": "Ananda {name} {clauses}.", "describeClause": "{word} dalam {list}",
      "describeEqual": "{word} dalam semua kompetensi pada muatan ini",
      "describeWordA": Predicate.a.clause, "describeWordB": Predicate.b.clause,
      "describeWordC": Predicate.c.clause, "describeWordD": Predicate.d.clause,
      "describeAchieved": "{name} menunjukkan penguasaan yang baik dalam {list}.",
      "describeNeedsHelp": "{name} perlu penguatan dalam {list}.",
      "describeAllAchieved":
        "{name} menunjukkan penguasaan yang baik dalam semua tujuan pembelajaran.",
      "describeNoneAchieved": "{name} perlu penguatan dalam semua tujuan pembelajaran.",
      "describeTwo": "{first} dan {last}", "describeMany": "{list}, dan {last}",
      "describeOthers": "{count} lainnya",
    ][name]
  }
}
