package import Records

/// What a city or a school changes in the layouts that it prints with: a folder with `override.properties`, pictures and
/// files for named slots (Docs/overrides.md). It is data that can only choose among what layouts offer.
package struct LayoutOverride: Sendable {
  /// Whose it is. A school's is laid over its city's.
  package enum Owner: Sendable, Hashable {
    case city
    case school(NPSN)
  }

  package let owner: Owner
  /// The folder below the folder of overrides: what messages call it.
  package let name: String
  /// The folder's files, by their paths within it.
  package let files: [String: [UInt8]]
  /// What is wrong with it whatever the layout.
  package let mistakes: Mistakes
  let settings: OverrideSettings

  package static let fileName = "override.properties"

  /// Reads an override; it is refused as a whole if there are ``mistakes``.
  package init(name: String, owner: Owner, files: [String: [UInt8]]) {
    self.name = name
    self.owner = owner
    self.files = files
    var mistakes = Mistakes()
    settings = OverrideSettings(
      SourceText(file: name + "/" + Self.fileName, bytes: files[Self.fileName] ?? []),
      files: files, into: &mistakes)
    mistakes.sort()
    self.mistakes = mistakes
  }

  /// What to do about a name that a layout does not have: one that it has, or the override is for other layouts only.
  static func remedy(for candidates: [String]) -> Bilingual {
    let layouts = Bilingual(
      id: "sebut tata letak yang dimaksud dengan 'layouts = …'",
      en: "name the layouts that it is for by 'layouts = …'")
    guard !candidates.isEmpty else { return layouts }
    let list = candidates.joined(separator: ", ")
    return Bilingual(
      id: "yang ada: \(list); atau \(layouts.indonesian)",
      en: "there are: \(list); or \(layouts.english)")
  }

  /// Whether it is for that layout.
  package func fits(_ layout: String) -> Bool { settings.layouts?.contains(layout) ?? true }

  /// Whether a report could have both laid over that layout: one may break what the other leaves whole.
  package func mayMeet(_ other: LayoutOverride, on layout: String) -> Bool {
    func meet<Bound: Comparable>(_ one: ClosedRange<Bound>?, _ two: ClosedRange<Bound>?) -> Bool {
      guard let one, let two else { return true }
      return one.overlaps(two)
    }
    switch (owner, other.owner) {
    case (.school(let one), .school(let two)) where one != two: return false
    case (.city, .city):
      if let one = settings.cities, let two = other.settings.cities {
        let names = Set(one.map { $0.lowercased() })
        guard two.contains(where: { names.contains($0.lowercased()) }) else { return false }
      }
    default: break
    }
    return fits(layout) && other.fits(layout)
      && meet(settings.schoolYears, other.settings.schoolYears)
      && meet(settings.semesters, other.settings.semesters)
      && meet(settings.grades, other.settings.grades)
  }

  /// Whether it touches that report, printed with that layout.
  package func applies(to record: ReportRecord, layout: String) -> Bool {
    applies(to: record.occasion, layout: layout)
  }

  /// Whether it touches those reports, printed with that layout.
  package func applies(to occasion: PrintOccasion, layout: String) -> Bool {
    if case .school(let npsn) = owner, npsn != occasion.npsn { return false }
    if let cities = settings.cities {
      guard let city = occasion.city?.lowercased(),
        cities.contains(where: { $0.lowercased() == city })
      else { return false }
    }
    return fits(layout)
      && (settings.schoolYears?.contains(occasion.term.schoolYear) ?? true)
      && (settings.semesters?.contains(occasion.term.semester.rawValue) ?? true)
      && (settings.grades?.contains(occasion.grade) ?? true)
  }
}

/// The pictures that an override can bring, by the names of their properties. A layout shows one with
/// `<img src="override/logo"/>`, which prints nothing where there is none.
package enum OverridePicture: String, Sendable, Hashable, CaseIterable {
  case logo
  case letterhead = "letterhead-image"
  case watermark = "watermark-image"
  case principalSignature = "principal-signature"
  case homeroomSignature = "homeroom-signature"
  case stamp

  /// The name that layouts show it by.
  package var path: String { "override/" + rawValue }

  /// The name of the option that tells whether there is one.
  var option: LayoutOption {
    switch self {
    case .logo: .logo
    case .letterhead: .letterheadImage
    case .watermark: .watermarkImage
    case .principalSignature: .principalSignature
    case .homeroomSignature: .homeroomSignature
    case .stamp: .stamp
    }
  }
}

/// What a layout can ask of the overrides in force: `layout.NAME`, known when it is compiled.
package enum LayoutOption: String, Sendable, Hashable, CaseIterable {
  case letterhead, letterheadImage, logo, motto, watermark, watermarkImage, principalBeside
  case signaturePictures, principalSignature, homeroomSignature, stamp

  /// What it is, for authors.
  package var meaning: String {
    switch self {
    case .letterhead: "whether a letterhead is printed"
    case .letterheadImage: "whether there is a picture of the letterhead"
    case .logo: "whether there is a logo"
    case .motto: "the school's motto; empty without one"
    case .watermark: "the watermark's text; empty without one"
    case .watermarkImage: "whether there is a picture as watermark"
    case .principalBeside:
      "whether the principal signs beside the homeroom teacher instead of below"
    case .signaturePictures: "whether signatures and the stamp may be printed as pictures"
    case .principalSignature: "whether there is a picture of the principal's signature"
    case .homeroomSignature: "whether there is a picture of the homeroom teacher's signature"
    case .stamp: "whether there is a picture of the school's stamp"
    }
  }

  /// Its value where no override says otherwise.
  var standard: Value { isText ? .text("") : .truth(self == .signaturePictures) }

  package var isText: Bool { self == .motto || self == .watermark }
}
