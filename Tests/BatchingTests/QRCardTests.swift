import Batching
import Foundation
import Pages
import Records
import Sampling
import Support
import Templating
import Testing

/// QR codes on paper, read by a program that shares no code with ours (zbarimg).
@Suite struct QRCardTests {
  private func read(_ png: [UInt8]) throws -> String {
    let folder = try TemporaryFolder()
    let path = folder.file("card.png")
    try Data(png).write(to: URL(filePath: path))
    return try scan(path)
  }

  /// What the program reads in a picture.
  private func scan(_ path: String) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/zbarimg")
    process.arguments = ["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", path]
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines)
  }

  private func template(_ body: String) throws -> Template {
    let manifest = """
      title = Kode
      kind = endOfTerm
      curriculum = k13
      level = sd
      grades = 1-6
      papers = A4
      """
    let files = ["layout.properties": manifest, "card.html": "<html><body>\(body)</body></html>"]
    let library = LayoutLibrary([
      LayoutBundle(name: "kode", files: files.mapValues { Array($0.utf8) })
    ])
    return try #require(Template.compile("kode", from: library, paper: .a4).template)
  }

  @Test(arguments: ["", "width: 22mm", "width: 60mm; height: 18mm"], [false, true])
  func aScannerReadsWhatTheRecordSays(style: String, isTagged: Bool) throws {
    let body = """
      <p>Kode <img style="\(style)" alt="Kode" \
      data-code="{{ report.student.nisn }};{{ report.student.fullName }}"/></p>
      """
    let record = try #require(ExampleSchool.school(.odd)?.records.first)
    let press = try SampleCards.press()
    let pages = try press.pages(
      of: record, template: template(body), isTagged: isTagged)
    let text = "\(record.student.nisn?.digits ?? "");\(record.student.fullName)"
    let picture = try #require(
      try press.pictures(of: pages, resolution: 200, record: record).first)
    #expect(try read(picture) == text)
    // And from the file that is printed, painted by another's program.
    let folder = try TemporaryFolder()
    let file = try PDFOnDisk(try press.draw(pages, of: record))
    _ = try file.read(
      by: "pdftoppm", "-png", "-r", "200", "-singlefile", to: folder.file("printed"))
    #expect(try scan(folder.file("printed.png")) == text)
  }

  @Test func aTextThatNoCodeHoldsIsRefusedWithItsPlace() throws {
    let body = "<p><img data-code=\"{{ report.advice }}\"/></p>"
    var record = try #require(ExampleSchool.school(.odd)?.records.first)
    record.advice = String(repeating: "Belajar. ", count: 300)
    let template = try template(body)
    let error = #expect(throws: CardError.self) {
      try SampleCards.press().pages(of: record, template: template)
    }
    #expect(error?.message.english.contains("card.html:1") == true)
    #expect(error?.message.english.contains("QR code") == true)
  }
}
