package import Bookkeeping
package import CairoPango
package import Digesting
internal import Foundation
internal import Pages
package import Records
package import Templating

/// What cards are made with: program, fonts and layouts. Equal identities make equal cards from equal records.
package struct PressIdentity: Sendable {
  /// The program and its fonts: "Rapor 1.0, fonts 3f2a…".
  package let engine: String
  /// The digest of everything at once, by which a run knows that nothing changed without loading a single record.
  package let press: String
  private let layouts: [String: Digest]

  /// - Parameters:
  ///   - engine: the program's name and version.
  ///   - isTagged: whether the cards are tagged for readers and machines.
  package init(
    engine: String, isTagged: Bool = true, catalogue: FontCatalogue, library: LayoutLibrary
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
    var own: [String: Digest] = [:]
    for (name, bundle) in library.bundles { own[name] = try Self.digest(of: bundle) }
    var layouts: [String: Digest] = [:]
    for name in library.names {
      var chain = [name]
      while let base = Self.base(of: chain[chain.count - 1], in: library), !chain.contains(base) {
        chain.append(base)
      }
      layouts[name] = try Digest(of: chain.flatMap { own[$0]?.bytes ?? [] })
    }
    self.layouts = layouts
    let all = library.names.map { "\($0) \(own[$0]?.hex ?? "")\n" }.joined()
    press = try Digest(of: Array((self.engine + "\n" + all).utf8)).hex
  }

  /// What a record's card is made from.
  package func basis(of record: ReportRecord, template: Template) throws(DigestError) -> CardBasis {
    CardBasis(
      layout: template.name,
      layoutDigest: try digest(of: template),
      dataDigest: try Digest(of: record.canonicalBytes), engine: engine)
  }

  private func digest(of template: Template) throws(DigestError) -> Digest {
    if let known = layouts[template.name] { return known }
    return try Digest(of: [])
  }

  private static func digest(of bundle: LayoutBundle) throws(DigestError) -> Digest {
    var digester = try Digester()
    for (file, bytes) in bundle.files.sorted(by: { $0.key < $1.key }) {
      try digester.update(Array("\(file.utf8.count) \(file) \(bytes.count)\n".utf8))
      try digester.update(bytes)
    }
    return try digester.finish()
  }

  private static func base(of layout: String, in library: LayoutLibrary) -> String? {
    Template.compile(layout, from: library, paper: .a4).template?.manifest.extends
  }
}
