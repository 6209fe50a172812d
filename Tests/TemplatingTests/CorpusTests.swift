import Foundation
import Records
import Support
import Templating
import Testing

private let corpus = Places.fuzzCorpus + "/template"

/// The files that the fuzzer begins with, and what it once found, as `Tests/Fuzz/template.swift` reads them: `card.html`,
/// then other files, each after a line "%%% NAME".
@Test(arguments: try FileManager.default.contentsOfDirectory(atPath: corpus).sorted())
func filesOfTheFuzzersCorpusCompileOrAreRefused(name: String) throws {
  let bytes = [UInt8](try #require(FileManager.default.contents(atPath: corpus + "/" + name)))
  var files = ["layout.properties": Array(Trial.manifest.utf8)]
  var file = "card.html"
  for line in bytes.split(separator: 10, omittingEmptySubsequences: false) {
    if line.starts(with: Array("%%% ".utf8)) {
      file = String(decoding: line.dropFirst(4), as: UTF8.self)
      files[file] = []
    } else {
      files[file, default: []] += line + [10]
    }
  }
  let trial = Trial(library: LayoutLibrary([LayoutBundle(name: "coba", files: files)]))
  #expect((trial.template == nil) != trial.mistakes.isEmpty)
  for mistake in trial.mistakes.list.prefix(20) {
    #expect(!mistake.rendered(in: .indonesian).isEmpty)
    #expect(!mistake.rendered(in: .english).isEmpty)
  }
  if trial.template != nil { _ = try trial.text() }
}
