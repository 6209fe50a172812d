import Foundation
import Support
import Testing

/// `rapor template diff`, for every kind of document.
@Suite struct TemplateDiffTests {
  private struct Entry: Decodable {
    var document: String
    var pagesBefore: Int
    var pagesAfter: Int
    var isDifferent: Bool
    var removed: [Line]
    var added: [Line]
  }

  private struct Line: Decodable {
    var text: String
  }

  private func entries(_ words: [String]) throws -> [Entry] {
    let outcome = try Program.run(["template", "diff", "--json"] + words)
    #expect(outcome.code == 0, "\(outcome.complaint)")
    return try outcome.decoded([Entry].self)
  }

  /// A copy of all layouts, for a layout needs those that it extends.
  private func copy() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: Places.templates, toPath: folder.file("Templates"))
    return folder
  }

  /// Whose document the first sample is, a file of the layout, what is changed in it, and whether its text changes.
  @Test(arguments: [
    ("k13-sd-lower", "Sari", "frame/strings.properties", "\nabsence = Kehadiran\n", true),
    (
      "ledger-k13", "SDN Contoh 1, 1A", "ledger-k13/card.css",
      "\n.marks .letter { color: #777; }\n",
      false
    ),
    ("labels", "SDN Contoh 1, 1A", "labels/labels.css", "\n.class { color: #000; }\n", false),
    ("register", "Sari", "register/register.css", "\nh2 { margin: 2mm 0; }\n", false),
    ("tasks", "SDN Contoh 1", "tasks/strings.properties", "\ntitle = TUGAS\n", true),
    ("closing-sheet", "3", "closing-sheet/strings.properties", "\ntitle = BERITA\n", true),
  ])
  func everyKindOfDocumentIsCompared(
    layout: String, document: String, file: String, change: String, isText: Bool
  ) throws {
    let same = try #require(try entries([layout, layout]).first)
    #expect(same.document == document)
    #expect(!same.isDifferent && same.pagesBefore == same.pagesAfter)

    let folder = try copy()
    let path = folder.file("Templates/" + file)
    var text = try String(contentsOfFile: path, encoding: .utf8)
    if isText {
      // A word may stand in a file once only.
      let name = change.prefix { $0 != "=" }.trimmingCharacters(in: .whitespacesAndNewlines)
      text = text.split(separator: "\n").filter { !$0.hasPrefix(name + " =") }
        .joined(separator: "\n")
    }
    try (text + change).write(toFile: path, atomically: true, encoding: .utf8)
    let pictures = folder.file("pictures")
    let changed = try #require(
      try entries([layout, folder.file("Templates/" + layout), "--out", pictures]).first)
    #expect(changed.isDifferent)
    #expect(changed.added.isEmpty == !isText)
    #expect(try FileManager.default.contentsOfDirectory(atPath: pictures).count == 1)
  }

  @Test func allEdgeCasesAreComparedWhenAsked() throws {
    #expect(try entries(["labels", "labels", "--all"]).count == 4)
    #expect(try entries(["labels", "labels"]).count == 1)
  }
}
