import Pages
import Records
import Templating

/// What a bundle needs besides what the fuzzer thinks of.
private let manifest = """
  title = Coba
  kind = endOfTerm
  curriculum = k13
  level = sd
  grades = 1-6
  semesters = 1-2
  schoolYears = 2013/2014-2024/2025
  papers = A4
  """

/// Any bytes at all as a layout: `card.html`, then other files, each after a line "%%% NAME". Compiling may refuse them,
/// but it ends, and either there is a template or mistakes that can be shown.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTemplate(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
  var files = ["layout.properties": Array(manifest.utf8)]
  var name = "card.html"
  let bytes = [UInt8](UnsafeBufferPointer(start: data, count: size))
  for line in bytes.split(separator: 10, omittingEmptySubsequences: false) {
    if line.starts(with: Array("%%% ".utf8)) {
      name = String(decoding: line.dropFirst(4), as: UTF8.self)
      files[name] = []
    } else {
      files[name, default: []] += line + [10]
    }
  }
  let library = LayoutLibrary([LayoutBundle(name: "coba", files: files)])
  let (template, mistakes) = Template.compile("coba", from: library, paper: .a4)
  precondition((template == nil) != mistakes.isEmpty)
  for mistake in mistakes.list.prefix(20) {
    precondition(!mistake.rendered(in: .indonesian).isEmpty)
    precondition(!mistake.rendered(in: .english).isEmpty)
  }
  return 0
}
