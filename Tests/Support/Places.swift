/// Where the tests find files of the repository.
package enum Places {
  private static let root = String(
    #filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/" + $1 })
  package static let fonts = root + "/Fonts"
  package static let templates = root + "/Templates"
  package static let docs = root + "/Docs"
  package static let samples = root + "/samples"
  package static let fuzzCorpus = root + "/Tests/Fuzz/corpus"
  /// Boxes.ttf: every ASCII character half an em wide, 0.8 em above the baseline and 0.2 em below.
  package static let testFonts = root + "/Tests/Fonts"
  package static let layoutCases = root + "/Tests/TypesettingTests/Cases"
}
