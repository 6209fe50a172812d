/// A workbook in memory: XLSX (ECMA-376) or OpenDocument. It opens no other file and follows no link; rows are read as a
/// stream, so that memory does not grow with the sheet. Confined to the thread that made it.
package struct SheetFile: ~Copyable {
  /// One sheet as the workbook lists it.
  package struct Sheet: Sendable, Hashable {
    package var name: String
    package var isHidden: Bool
    /// The part that holds it.
    var part: String
  }

  private enum Format { case xlsx, openDocument }

  package let sheets: [Sheet]
  /// Days count from 1 January 1904, as old Macintosh programs had it.
  package let countsFrom1904: Bool
  private let archive: ZipArchive
  private let format: Format
  private let limits: SheetLimits
  private var shared: (texts: [String], areDates: [Bool])?
  private let folder: String
  private let relations: [String: String]

  /// Whether the bytes begin as a workbook does, of any age.
  package static func mayBe(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 3, 4]) || CompoundFile.isOne(bytes)
  }

  /// Opens a workbook and lists its sheets.
  ///
  /// - Throws: ``SheetMistake`` for everything that is no readable workbook.
  package init(_ bytes: [UInt8], limits: SheetLimits = SheetLimits()) throws(SheetMistake) {
    if let reason = CompoundFile.reason(bytes) { throw SheetMistake(reason) }
    let archive = try ZipArchive(bytes)
    let isOpenDocument = archive.holds("content.xml")
    let book =
      try isOpenDocument ? Self.openDocument(archive, limits) : Self.workbook(archive)
    guard !book.sheets.isEmpty else { throw SheetMistake(.damaged) }
    self.limits = limits
    format = isOpenDocument ? .openDocument : .xlsx
    (sheets, countsFrom1904) = (book.sheets, book.countsFrom1904)
    (folder, relations) = (book.folder, book.relations)
    self.archive = archive
  }

  /// Hands the rows of a sheet that are not blank to `body`, from the top, until it answers false. A row has its number
  /// from 1 and its cells without the blank ones at its end.
  ///
  /// - Returns: The merged cells; those of an XLSX sheet only if all rows were read, because they stand behind them.
  package mutating func rows(
    of index: Int, _ body: (Int, [String]) -> Bool
  ) throws(SheetMistake) -> [CellRange] {
    guard sheets.indices.contains(index) else { throw SheetMistake(.damaged) }
    var shared = self.shared
    if format == .xlsx, shared == nil {
      shared = try sharedParts()
      self.shared = shared
    }
    var result: Result<[CellRange], SheetMistake> = .success([])
    withoutActuallyEscaping(body) { body in
      result = read(index, CellRows(limits, body), shared ?? ([], []))
    }
    return try result.get()
  }

  private func read(
    _ index: Int, _ rows: CellRows, _ shared: (texts: [String], areDates: [Bool])
  ) -> Result<[CellRange], SheetMistake> {
    Result { () throws(SheetMistake) in
      switch format {
      case .openDocument:
        let handler = OpenDocumentHandler(rows, wanted: index, cellBytes: limits.cellBytes)
        _ = try XMLReader.read("content.xml", of: archive, into: handler)
        return handler.merges
      case .xlsx:
        let handler = WorksheetHandler(
          rows, sharedTexts: shared.texts, areDates: shared.areDates,
          countsFrom1904: countsFrom1904, cellBytes: limits.cellBytes)
        guard try XMLReader.read(sheets[index].part, of: archive, into: handler) else {
          throw SheetMistake(.damaged, part: sheets[index].part)
        }
        return handler.merges
      }
    }
  }

  private func sharedParts() throws(SheetMistake) -> (texts: [String], areDates: [Bool]) {
    let texts = SharedTextsHandler(limits)
    _ = try XMLReader.read(
      relations["sharedStrings"] ?? folder + "/sharedStrings.xml", of: archive, into: texts)
    let styles = StylesHandler()
    _ = try XMLReader.read(
      relations["styles"] ?? folder + "/styles.xml", of: archive, into: styles)
    return (texts.texts, styles.areDates.contains(true) ? styles.areDates : [])
  }
}

extension SheetFile {
  private struct Workbook {
    var sheets: [Sheet]
    var countsFrom1904: Bool
    var folder: String
    var relations: [String: String]
  }

  private static func workbook(
    _ archive: borrowing ZipArchive
  ) throws(SheetMistake) -> Workbook {
    if archive.holds("xl/workbook.bin") { throw SheetMistake(.binaryWorkbook) }
    let root = RelationsHandler()
    _ = try XMLReader.read("_rels/.rels", of: archive, into: root)
    let main =
      root.target("officeDocument").flatMap { PartName.resolved($0, in: "") } ?? "xl/workbook.xml"
    if let program = otherProgram(archive) { throw SheetMistake(.other(program)) }
    let parts = main.split(separator: "/")
    let folder = parts.dropLast().joined(separator: "/")
    let list = WorkbookHandler()
    guard try XMLReader.read(main, of: archive, into: list) else {
      throw SheetMistake(archive.holdsFolder("xl/") ? .damaged : .other("ZIP"))
    }
    let relations = RelationsHandler()
    let name = parts.last.map(String.init) ?? ""
    _ = try XMLReader.read("\(folder)/_rels/\(name).rels", of: archive, into: relations)
    var sheets: [Sheet] = []
    for (index, entry) in list.entries.enumerated() {
      let relation = relations.relations[entry.relation]
      // Charts and macros have sheets of their own kind.
      if let relation, !relation.type.isEmpty, !relation.type.hasSuffix("/worksheet") { continue }
      let usual = "\(folder)/worksheets/sheet\(index + 1).xml"
      let part = relation.flatMap { PartName.resolved($0.target, in: folder) } ?? usual
      sheets.append(Sheet(name: entry.name, isHidden: entry.isHidden, part: part))
    }
    var others: [String: String] = [:]
    for kind in ["sharedStrings", "styles"] {
      others[kind] = relations.target(kind).flatMap { PartName.resolved($0, in: folder) }
    }
    return Workbook(
      sheets: sheets, countsFrom1904: list.countsFrom1904, folder: folder, relations: others)
  }

  private static func otherProgram(_ archive: borrowing ZipArchive) -> String? {
    if archive.holdsFolder("word/") { return "Word" }
    if archive.holdsFolder("ppt/") { return "PowerPoint" }
    if archive.holdsFolder("index/") && archive.holds("index/document.iwa") { return "Numbers" }
    return nil
  }

  private static func openDocument(
    _ archive: borrowing ZipArchive, _ limits: SheetLimits
  ) throws(SheetMistake) -> Workbook {
    let manifest = ManifestHandler()
    _ = try XMLReader.read("META-INF/manifest.xml", of: archive, into: manifest)
    if manifest.isEncrypted { throw SheetMistake(.encrypted) }
    let handler = OpenDocumentHandler(nil, wanted: nil, cellBytes: limits.cellBytes)
    _ = try XMLReader.read("content.xml", of: archive, into: handler)
    guard !handler.entries.isEmpty else { throw SheetMistake(.other("OpenDocument")) }
    return Workbook(
      sheets: handler.entries.map {
        Sheet(name: $0.name, isHidden: $0.isHidden, part: "content.xml")
      }, countsFrom1904: false, folder: "", relations: [:])
  }
}

/// The list of parts of an OpenDocument file, for what it says of encryption.
private final class ManifestHandler: XMLHandler {
  private(set) var isEncrypted = false

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if "encryption-data" ~= name { isEncrypted = true }
  }
}
