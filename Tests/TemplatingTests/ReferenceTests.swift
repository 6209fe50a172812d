import Foundation
import Support
import Templating
import Testing

/// What stands before the tables in Docs/layouts.md.
private let mark = "<!-- From here on: rapor template language -->\n\n"

@Test func theGuideForAuthorsHasTheTablesOfTheCode() throws {
  let path = Places.docs + "/layouts.md"
  let text = String(
    decoding: try #require(FileManager.default.contents(atPath: path)), as: UTF8.self)
  let parts = text.components(separatedBy: mark)
  #expect(parts.count == 2)
  #expect(
    parts.last == LanguageReference.text,
    "put the output of 'rapor template language' behind the mark in Docs/layouts.md")
}
