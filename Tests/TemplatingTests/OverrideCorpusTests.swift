import Foundation
import Pages
import Records
import Support
import Templating
import Testing

private let corpus = Places.fuzzCorpus + "/override"

/// The files that the fuzzer begins with, and what it once found, as `Tests/Fuzz/override.swift` reads them: an
/// `override.properties`, then other files, each after a line "%%% NAME".
@Test(arguments: try FileManager.default.contentsOfDirectory(atPath: corpus).sorted())
func overridesOfTheFuzzersCorpusAreTakenOrRefused(name: String) throws {
  let bytes = [UInt8](try #require(FileManager.default.contents(atPath: corpus + "/" + name)))
  var files: [String: [UInt8]] = [:]
  var file = LayoutOverride.fileName
  for line in bytes.split(separator: 10, omittingEmptySubsequences: false) {
    if line.starts(with: Array("%%% ".utf8)) {
      file = String(decoding: line.dropFirst(4), as: UTF8.self)
    } else {
      files[file, default: []] += line + [10]
    }
  }
  let override = LayoutOverride(name: "city/Kota", owner: .city, files: files)
  for mistake in override.mistakes.list {
    #expect(!mistake.rendered(in: .indonesian).isEmpty)
    #expect(!mistake.rendered(in: .english).isEmpty)
  }
  guard override.mistakes.isEmpty else { return }
  let bundle = LayoutBundle(
    name: "coba",
    texts: [
      "layout.properties": Trial.manifest, "strings.properties": "title = Rapor",
      "card.html":
        "<html><body><div data-section=\"note\"><p>{{ label.title }}</p></div></body></html>",
    ])
  let (template, mistakes) = Template.compile(
    "coba", from: LayoutLibrary([bundle]), paper: .a4, overrides: [override])
  #expect((template == nil) != mistakes.isEmpty)
}
