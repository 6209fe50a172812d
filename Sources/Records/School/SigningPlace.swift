/// The place of the place-and-date line (Docs/domain.md section 4.7).
package enum SigningPlace {
  private static let prefixes = [
    "kota administrasi", "kotamadya", "kota", "kabupaten", "kab.", "kab", "kecamatan", "kec.",
    "kec",
  ]

  /// "Kota Tangerang" is "Tangerang", "Kab. Bogor" is "Bogor"; "Kotabumi" stays, for it is one word.
  package static func withoutPrefix(_ name: some StringProtocol) -> String {
    let text = name.trimmedOfSpace
    let lower = text.lowercased()
    for prefix in prefixes where lower.hasPrefix(prefix) {
      let rest = text.dropFirst(prefix.count)
      guard rest.first?.isWhitespace == true || (prefix.hasSuffix(".") && !rest.isEmpty) else {
        continue
      }
      return rest.trimmedOfSpace
    }
    return text
  }
}

extension ReportRecord {
  /// The report's own place, else the school's, else its city without prefix; nil if none is known.
  package var signingPlace: String? {
    for place in [settings.place, school.signingPlace] {
      if let place, !place.isBlank { return place }
    }
    return school.address.city.flatMap { $0.isBlank ? nil : SigningPlace.withoutPrefix($0) }
  }

  /// "Tangerang, 20 Desember 2019"; nil without a place or a date: never today's.
  package var placeAndDate: String? {
    guard let place = signingPlace, let date = settings.reportDate else { return nil }
    return "\(place), \(date.words)"
  }
}
