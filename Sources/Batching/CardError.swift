package import Checking
package import Drawing
package import Proofreading
package import Records
package import Templating
package import Typesetting

/// Why a student's card was not made. Names the student, the place and what to do.
package struct CardError: Error, Sendable, Hashable {
  package enum Cause: Sendable, Hashable {
    /// The record is not complete enough for a final card.
    case blocked([CheckItem])
    /// No layout serves the report.
    case noLayout
    /// The school's paper is not one of the layout's.
    case noPaper(String)
    /// The layout that was asked for is made for other reports.
    case otherLayout(String)
    /// The layout may not be printed with yet.
    case notLive(String)
    case picture(file: String, PictureFolder.Fault)
    case template(name: String, mistakes: [TemplateMistake])
    case typesetting(TypesettingError, site: TemplateSite?)
    case drawing(DrawingError)
    case tooManyPages(Int, Int)
    /// The finished PDF is not what it should be.
    case proofreading([Proofreading.Finding])
  }

  package var student: String
  package var cause: Cause

  package init(student: String, cause: Cause) {
    self.student = student
    self.cause = cause
  }

  /// The kind of failure, free of the student's data.
  package var code: String {
    switch cause {
    case .blocked: "blocked"
    case .noLayout: "no-layout"
    case .noPaper: "no-paper"
    case .template: "template"
    case .notLive: "not-live"
    case .otherLayout: "other-layout"
    case .picture: "picture"
    case .typesetting(let error, _):
      if case .missingGlyph = error.cause { "missing-glyph" } else { "layout" }
    case .drawing: "drawing"
    case .tooManyPages: "too-many-pages"
    case .proofreading(let findings): findings.first?.kind ?? "proofreading"
    }
  }

  /// What keeps the card from being final, if that is the cause.
  package var points: [CheckItem]? {
    if case .blocked(let points) = cause { points } else { nil }
  }

  /// Of one student; the rest would hide the other students.
  private static let mostFindings = 12

  /// One line; for a student who is not complete, one more for each thing that is missing.
  package var message: Bilingual {
    let text = causeMessage
    return Bilingual(id: "\(student): \(text.indonesian)", en: "\(student): \(text.english)")
  }

  private var causeMessage: Bilingual {
    switch cause {
    case .blocked(let points):
      func lines(_ language: Language) -> String {
        points.prefix(Self.mostFindings).reduce(into: "") {
          $0 += "\n  [\($1.code)] \($1.message.text(in: language))"
        } + (points.count > Self.mostFindings ? "\n  …" : "")
      }
      if points.contains(where: { CheckRule(rawValue: $0.code) != nil }) {
        return Bilingual(
          id: "belum boleh dicetak (konsep: --draft). Perbaiki:" + lines(.indonesian),
          en: "may not be printed yet (a draft: --draft). To be mended:" + lines(.english))
      }
      return Bilingual(
        id: "belum lengkap, tidak dicetak (konsep: --draft). Lengkapi:" + lines(.indonesian),
        en: "not complete, not printed (a draft: --draft). Still needed:" + lines(.english))
    case .noLayout:
      return Bilingual(
        id: "tidak ada tata letak untuk kurikulum, kelas dan tahun ini; lihat 'rapor doctor'.",
        en: "no layout serves this curriculum, grade and year; see 'rapor doctor'.")
    case .noPaper(let name):
      return Bilingual(
        id: "tata letak tidak tersedia untuk kertas \(name); ubah pengaturan kertas.",
        en: "the layout is not made for \(name) paper; change the paper setting.")
    case .otherLayout(let name):
      return Bilingual(
        id:
          "tata letak \(name) bukan untuk kurikulum, jenjang, kelas atau rapor ini: hapus --layout, atau buat konsep dengan --draft.",
        en:
          "the layout \(name) is not for this curriculum, level, grade or report: leave out --layout, or make a draft with --draft."
      )
    case .notLive(let name):
      return Bilingual(
        id: """
          tata letak \(name) belum boleh dipakai untuk kartu resmi (konsep: --draft): lihat kartunya dengan 'rapor \
          template watch \(name)', jalankan 'rapor template test \(name) --accept', lalu tulis 'live = true'.
          """,
        en: """
          the layout \(name) may not make final cards yet (a draft: --draft): look at its cards with 'rapor template \
          watch \(name)', run 'rapor template test \(name) --accept', then write 'live = true'.
          """)
    case .picture(let file, let fault):
      return switch fault {
      case .tooLarge:
        Bilingual(
          id: "gambar \(file) lebih dari 1 MB; perkecil, lalu simpan lagi.",
          en: "the picture \(file) is larger than 1 MB; make it smaller.")
      case .damaged:
        Bilingual(
          id: "gambar \(file) rusak; simpan ulang sebagai JPEG atau PNG.",
          en: "the picture \(file) is damaged; save it again as JPEG or PNG.")
      }
    case .template(let name, let mistakes):
      return Bilingual(
        id:
          "tata letak \(name) memuat \(mistakes.count) kesalahan; jalankan 'rapor template check \(name)'.",
        en: "the layout \(name) has \(mistakes.count) mistakes; run 'rapor template check \(name)'."
      )
    case .typesetting(let error, let site):
      let place =
        site.map {
          " (\($0.place.file):\($0.place.line)\($0.expressions.first.map { ", \($0)" } ?? ""))"
        } ?? ""
      if case .missingGlyph(let scalar) = error.cause {
        let code = "U+" + String(scalar.value, radix: 16, uppercase: true)
        return Bilingual(
          id: "huruf \(scalar) (\(code)) tidak ada dalam fon\(place); ganti huruf itu.",
          en: "no font has the character \(scalar) (\(code))\(place); replace it.")
      }
      return Bilingual(
        id: "tidak muat di halaman\(place): \(error); perpendek isinya atau ubah tata letak.",
        en: "does not fit the page\(place): \(error).")
    case .drawing(let error):
      return Bilingual(
        id: "gagal menggambar: \(error); laporkan beserta berkasnya.",
        en: "drawing failed: \(error)")
    case .tooManyPages(let found, let most):
      return Bilingual(
        id: "\(found) halaman, paling banyak \(most); perpendek isinya, atau pakai --pages.",
        en: "\(found) pages, at most \(most) are allowed; shorten it, or use --pages.")
    case .proofreading(let findings):
      let first = findings.first.map { "\($0)" } ?? ""
      return Bilingual(
        id: "PDF tidak lolos pemeriksaan (\(first)); tidak disimpan.",
        en: "the PDF did not pass the check (\(first)); it was not kept.")
    }
  }
}
