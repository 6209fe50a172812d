import ArgumentParser
import Batching
import Bookkeeping
import CairoPango
import Checking
import Foundation
import Records

/// `rapor export`: issued cards out of the archive, as a tree of folders or one ZIP file.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Hand out the issued cards: a folder tree or a ZIP file, with a manifest of digests.",
    discussion: """
      Every PDF is compared with its digest on the way. The files lie in NPSN NAME/CLASS/NN NAME (NISN).pdf. Exits with \
      1 if students have no card, one whose data have changed since, or one that is held, because something is missing \
      or a rule of checks.json blocks; the manifest names them. A card that is held is left out.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var overrides: OverrideOptions
  @Flag(help: "All schools.") var all = false
  @Option(parsing: .upToNextOption, help: "These schools: their NPSN.") var school: [NPSN] = []
  @Option(
    help: "The folder, or the file if the name ends in .zip.",
    completion: .file(extensions: ["zip"]))
  var out: String
  @Flag(help: "Also one file for each class, each student on a fresh sheet.") var classFiles = false
  @Option(help: "Another term than the workspace's.") var term: String?
  @Option(help: "Which report: endOfTerm, midterm, p5 or supplement.")
  var kind = ReportKind.endOfTerm

  func validate() throws {
    guard all == school.isEmpty else {
      throw ValidationError(
        id: "beri salah satu: --all atau --school", en: "give either --all or --school")
    }
  }

  func run() throws {
    let ledger = try common.ledger()
    let term = try common.term(ledger, term)
    let schools = try common.guarded { () throws(LedgerError) in
      if all { return try ledger.schools() }
      var schools: [School] = []
      for npsn in school { schools.append(try ledger.school(npsn)) }
      return schools
    }
    let (shelf, gate) = (try overrides.shelf(common), try common.finalGate())
    let identity = try Assets.identity(shelf, common.console, gate: gate)
    let held = try common.guarded { () throws(LedgerError) in
      try HeldCards(
        ledger, shelf: shelf, gate: gate, presses: identity.presses, term: term, kind: kind,
        of: all ? nil : Set(school))
    }
    var packer = ExportPacker(
      common: common, ledger: ledger, term: term, kind: kind, held: held,
      classMaker: try classFiles ? maker(shelf, identity, gate) : nil)
    if out.lowercased().hasSuffix(".zip") {
      try common.console.makeFolder(WholeFile.folder(of: out))
      do {
        let zip = try ZipWriter(at: out)
        try packer.pack(schools) { name, bytes in try zip.add(name, bytes) }
        try zip.finish()
      } catch let error as ZipError {
        let file = FileError(path: out, number: error.number)
        common.console.complain(file.message)
        throw file.exitCode
      }
    } else {
      let (console, folder) = (common.console, out)
      try console.makeFolder(folder)
      try packer.pack(schools) { name, bytes in
        try console.write(bytes, to: folder + "/" + name)
      }
    }
    try packer.report(to: out)
  }

  private func maker(
    _ shelf: TemplateShelf, _ identity: PressIdentity, _ gate: FinalGate
  ) throws -> CardMaker {
    let bench = FontBench(catalogue: try Assets.catalogue(common.console))
    return CardMaker(
      press: CardPress(bench: bench, engine: "Rapor \(Rapor.version)"), shelf: shelf,
      identity: identity, gate: gate, proof: .quick, mostPages: .max)
  }
}
