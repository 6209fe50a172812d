import Batching
import Fitting
import Pages
import Records
import Templating

extension FitReport {
  /// The report as programs read it. Lengths are in millimetres.
  struct Entry: Encodable {
    struct Paper: Encodable {
      var pages: Int
      var sheetsOneSided: Int
      var sheetsTwoSided: Int
      var minutes: Double
    }
    struct Field: Encodable {
      var path: String
      var name: String
      var file: String?
      var line: Int?
      var lines: Int
      var height: Double
    }
    struct Cut: Encodable {
      var path: String
      var name: String
      var lines: Int
      var characters: Int
    }
    struct Student: Encodable {
      var name: String
      var nisn: NISN?
      var rosterNumber: Int?
      var pages: Int
      var lastPageShare: Double
      var isSpilling: Bool
      var overrunPage: Int?
      var overrunLines: Int?
      var overrunHeight: Double?
      var contributors: [Field]
      var saving: [Cut]?
    }
    struct Failure: Encodable {
      var student: String
      var code: String
      var message: String
    }
    struct Room: Encodable {
      var className: String
      var usualPages: Int
      var paper: Paper
      var students: [Student]
      var failures: [Failure]
    }
    var pagesPerMinute: Double
    var isTwoSided: Bool
    var paper: Paper
    var classes: [Room]
  }

  func entry(in language: Language) -> Entry {
    Entry(
      pagesPerMinute: pagesPerMinute, isTwoSided: isTwoSided,
      paper: paper(classes.reduce(PaperNeed()) { $0 + $1.need }),
      classes: classes.map { room in
        Entry.Room(
          className: room.name, usualPages: room.usualPageCount, paper: paper(room.need),
          students: room.students.map { student($0, language) },
          failures: room.failures.map {
            Entry.Failure(
              student: $0.student, code: $0.code, message: $0.message.text(in: language))
          })
      })
  }

  private func paper(_ need: PaperNeed) -> Entry.Paper {
    Entry.Paper(
      pages: need.pages, sheetsOneSided: need.sheetsOneSided,
      sheetsTwoSided: need.sheetsTwoSided,
      minutes: need.minutes(pagesPerMinute: pagesPerMinute, isTwoSided: isTwoSided))
  }

  private func student(
    _ student: ClassFit.Student, _ language: Language
  ) -> Entry.Student {
    let overrun = student.fit.overrun
    return Entry.Student(
      name: student.record.student.fullName, nisn: student.record.student.nisn,
      rosterNumber: student.record.rosterNumber, pages: student.fit.pageCount,
      lastPageShare: student.fit.lastPageShare,
      isSpilling: student.isSpilling, overrunPage: overrun?.page,
      overrunLines: overrun?.lineCount, overrunHeight: overrun?.height.millimetres,
      contributors: (overrun?.contributors ?? []).prefix(5).map {
        Entry.Field(
          path: $0.field.path, name: $0.field.name.text(in: language), file: $0.place?.file,
          line: $0.place?.line, lines: $0.lineCount, height: $0.height.millimetres)
      },
      saving: student.saving?.cuts.map {
        Entry.Cut(
          path: $0.contributor.field.path, name: $0.contributor.field.name.text(in: language),
          lines: $0.lineCount, characters: $0.characterCount)
      })
  }
}
