import Foundation
import Support
import Testing

/// `rapor fit` on the sample school.
@Suite struct FitTests {
  private struct Report: Decodable {
    struct Paper: Decodable {
      var pages: Int
      var sheetsOneSided: Int
      var sheetsTwoSided: Int
      var minutes: Double
    }
    struct Cut: Decodable {
      var path: String
      var lines: Int
    }
    struct Student: Decodable {
      var name: String
      var pages: Int
      var lastPageShare: Double
      var isSpilling: Bool
      var overrunLines: Int?
      var saving: [Cut]?
    }
    struct Room: Decodable {
      var className: String
      var usualPages: Int
      var paper: Paper
      var students: [Student]
    }
    var paper: Paper
    var classes: [Room]
  }

  private struct Summary: Decodable {
    var pages: Int
  }

  @Test func pagesAreThoseThatAreRendered() throws {
    let records = try SampleWorkspace.records
    let arguments = ["--records", records, "--class", "6A", "--json"]
    let outcome = try Program.run(["fit", "--two-sided"] + arguments)
    #expect(outcome.code == 0, "\(outcome.complaint)")
    let report = try outcome.decoded(Report.self)
    let room = try #require(report.classes.first)
    #expect(report.classes.count == 1 && room.className == "6A" && room.students.count == 20)

    let folder = try #require(try? SampleWorkspace.copy())
    let rendered = try Program.run(["render", "--out", folder.path + "/rapor"] + arguments)
    #expect(report.paper.pages == (try rendered.decoded(Summary.self)).pages)
    #expect(room.paper.sheetsTwoSided == room.students.reduce(0) { $0 + ($1.pages + 1) / 2 })
    #expect(abs(report.paper.minutes - Double(room.paper.sheetsTwoSided * 2) / 10) < 1e-9)
    #expect(room.students.map(\.pages) == room.students.map(\.pages).sorted(by: >))
  }

  /// The student with a note of 800 characters is told which field it is.
  @Test func sayHowToSaveAPage() throws {
    let outcome = try Program.run([
      "fit", "--records", try SampleWorkspace.records, "--class", "4A", "--json",
    ])
    let report = try outcome.decoded(Report.self)
    let students = report.classes.flatMap(\.students)
    #expect(students.contains { !$0.isSpilling } && students.contains { $0.saving != nil })
    for student in students {
      for cut in student.saving ?? [] {
        #expect(cut.path.hasPrefix("report.") && cut.lines > 0, "\(student.name)")
      }
    }
  }

  @Test func speaksPlainly() throws {
    let outcome = try Program.run([
      "fit", "--records", try SampleWorkspace.records, "--class", "4A", "--language", "id",
    ])
    #expect(outcome.output.contains("Kelas 4A: 24 siswa"))
    #expect(outcome.output.contains("menit pada 10 halaman/menit"))
  }

  @Test(arguments: [
    ["--school", "20100001", "--records", "x"], [], ["--records", "x", "--jobs", "0"],
  ])
  func wrongArguments(arguments: [String]) throws {
    #expect(try Program.run(["fit"] + arguments).code == 64)
  }
}
