package import Bookkeeping
package import CairoPango
package import Checking
package import Digesting
internal import Foundation
internal import Pages
package import Records
package import Templating

/// What cards are made with: program, fonts, layouts and overrides. Equal identities make equal cards from equal records.
package struct PressIdentity: Sendable {
  /// The program and its fonts: "Rapor 1.0, fonts 3f2a…".
  package let engine: String
  /// The digest of everything at once that a school's cards are made with.
  package let presses: PressDigests

  /// - Parameters:
  ///   - engine: the program's name and version.
  ///   - isTagged: whether the cards are tagged for readers and machines.
  ///   - gate: the rules that block count, for they decide whose card is made.
  ///   - overrides: a school's own count for that school alone, as do its pictures.
  package init(
    engine: String, isTagged: Bool = true, catalogue: FontCatalogue, library: LayoutLibrary,
    overrides: OverrideLibrary, pictures: PictureFolder = .none, gate: FinalGate = FinalGate()
  ) throws {
    var fonts = try Digester()
    for entry in catalogue.entries {
      let path = catalogue.folder + "/" + entry.key.file
      guard let data = FileManager.default.contents(atPath: path) else {
        throw FontError.unreadable(file: entry.key.file)
      }
      try fonts.update(Array("\(entry.key.file) \(data.count)\n".utf8))
      try fonts.update([UInt8](data))
    }
    self.engine =
      "\(engine), fonts \(try fonts.finish().hex.prefix(16))" + (isTagged ? ", tagged" : "")
    var all = self.engine + "\n"
    if !gate.fingerprint.isEmpty { all += "rules \(gate.fingerprint)\n" }
    for name in library.names {
      all += "\(name) \(try library[name].map { try Self.digest(of: $0.files).hex } ?? "")\n"
    }
    var schools: [NPSN: String] = [:]
    for override in overrides.overrides {
      let line = "\(override.name) \(try Self.digest(of: override.files).hex)\n"
      switch override.owner {
      case .city: all += line
      case .school(let npsn): schools[npsn, default: ""] += line
      }
    }
    for (npsn, state) in pictures.states() { schools[npsn, default: ""] += state + "\n" }
    var own: [String: String] = [:]
    for (npsn, lines) in schools {
      own[npsn.digits] = try Digest(of: Array((all + lines).utf8)).hex
    }
    presses = PressDigests(try Digest(of: Array(all.utf8)).hex, own: own)
  }

  /// What a record's card is made from.
  ///
  /// - Parameters:
  ///   - digest: of the layout with the overrides in force, see ``TemplateShelf/template(by:for:)``.
  ///   - pictures: those of the record that are shown.
  package func basis(
    of record: ReportRecord, template: Template, digest: Digest?,
    pictures: RecordPictures = RecordPictures()
  ) throws(DigestError) -> CardBasis {
    let layout = if let digest { digest } else { try Digest(of: template.fingerprint) }
    return CardBasis(
      layout: template.name, layoutDigest: layout,
      dataDigest: try Digest(of: record.canonicalBytes + pictures.keys), engine: engine)
  }

  private static func digest(of files: [String: [UInt8]]) throws(DigestError) -> Digest {
    var digester = try Digester()
    for (file, bytes) in files.sorted(by: { $0.key < $1.key }) {
      try digester.update(Array("\(file.utf8.count) \(file) \(bytes.count)\n".utf8))
      try digester.update(bytes)
    }
    return try digester.finish()
  }
}

extension RecordPictures {
  /// What tells them from others; nothing where there are none.
  fileprivate var keys: [UInt8] {
    Kind.allCases.flatMap { kind in
      self[kind].map { Array("\(kind) \($0.key)\n".utf8) } ?? []
    }
  }
}
