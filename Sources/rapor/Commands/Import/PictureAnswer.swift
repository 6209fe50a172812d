import Batching
import PictureReading
import Records

/// What an import of pictures did, or would do, as people and programs see it.
struct PictureAnswer {
  var file: String
  var report: PictureReport
  /// Of the pictures taken, in their order.
  var effects: [PictureStore.Plan.Effect]
  var lacking: [Roster.Entry]
  var isDryRun: Bool
  var showsAll: Bool
  var console: Console

  /// How many entries of a list are shown.
  private static let examples = 20

  private func count(_ effect: PictureStore.Plan.Effect) -> Int { effects.count { $0 == effect } }

  func show(asJSON: Bool) throws {
    if asJSON { try showJSON() } else { showText() }
  }

  // MARK: Text

  private func showText() {
    for complaint in report.complaints {
      console.complain(
        id: "\(complaint.file): \(complaint.message.indonesian)",
        en: "\(complaint.file): \(complaint.message.english)")
    }
    for taken in report.taken {
      for note in taken.picture.notes {
        console.say(
          id: "! \(taken.file) (\(taken.owner.name)): \(note.message.indonesian)",
          en: "! \(taken.file) (\(taken.owner.name)): \(note.message.english)")
      }
    }
    if isDryRun || showsAll {
      let shown = zip(report.taken, effects).filter { showsAll || $1 != .same }
      let lines = shown.map { taken, _ in
        "    \(taken.file) → \(taken.owner.name): \(taken.owner.stem)"
          + ".\(taken.picture.ending.rawValue)"
      }
      list(lines)
    }
    if !lacking.isEmpty {
      console.say(
        id: "  \(console.grouped(lacking.count)) siswa belum punya foto:",
        en: "  \(console.grouped(lacking.count)) students have no photograph:")
      list(
        lacking.map { "    \($0.className ?? "")  \($0.fullName)  \($0.nisn?.digits ?? "-")" })
    }
    let note = isDryRun && !report.taken.isEmpty
    let (added, changed, same) = (count(.added), count(.changed), count(.same))
    let (bad, junk) = (report.complaints.count, report.passedOver.count)
    console.say(
      id:
        "\(file): \(added) baru, \(changed) berubah, \(same) sama, \(bad) ditolak, \(junk) dilewati"
        + (note ? " (belum disimpan)." : "."),
      en: "\(file): \(added) new, \(changed) changed, \(same) the same, \(bad) refused, "
        + "\(junk) passed over" + (note ? " (not stored)." : "."))
    if report.taken.isEmpty {
      console.complain(
        id: "\(file): tidak ada gambar yang dapat dipakai.",
        en: "\(file): there is no picture that could be used.")
    } else if bad > 0, !isDryRun {
      console.complain(
        id: "Yang ditolak saja yang perlu diperbaiki dan diimpor lagi; yang lain sudah disimpan.",
        en: "Only those refused have to be mended and imported again; the others are stored.")
    }
  }

  private func list(_ lines: [String]) {
    for line in showsAll ? lines[...] : lines.prefix(Self.examples) { print(line) }
    guard !showsAll, lines.count > Self.examples else { return }
    console.say(
      id: "    … dan \(console.grouped(lines.count - Self.examples)) lagi (--all)",
      en: "    … and \(console.grouped(lines.count - Self.examples)) more (--all)")
  }

  // MARK: JSON

  private struct Entry: Encodable {
    struct Taken: Encodable {
      var file: String
      var kind: PictureKind
      var owner: String
      var stored: String
      var bytes: Int
      /// "added", "changed" or "same".
      var effect: String
      var notes: [String]
    }
    struct Refused: Encodable {
      var file: String
      var message: String
    }
    struct Student: Encodable {
      var nisn: String?
      var name: String
      var className: String?
    }
    struct Counts: Encodable {
      var added: Int
      var changed: Int
      var same: Int
      var refused: Int
      var passedOver: Int
    }
    var file: String
    var stored: Bool
    var counts: Counts
    var taken: [Taken]
    var refused: [Refused]
    var passedOver: [String]
    var withoutPhoto: [Student]
  }

  private func showJSON() throws {
    let language = console.language
    try console.json(
      Entry(
        file: file, stored: !isDryRun && !report.taken.isEmpty,
        counts: .init(
          added: count(.added), changed: count(.changed), same: count(.same),
          refused: report.complaints.count, passedOver: report.passedOver.count),
        taken: zip(report.taken, effects).map { taken, effect in
          .init(
            file: taken.file, kind: taken.owner.kind, owner: taken.owner.name,
            stored: "\(taken.owner.stem).\(taken.picture.ending.rawValue)",
            bytes: taken.picture.bytes.count, effect: "\(effect)",
            notes: taken.picture.notes.map { $0.message.text(in: language) })
        },
        refused: report.complaints.map {
          .init(file: $0.file, message: $0.message.text(in: language))
        },
        passedOver: report.passedOver,
        withoutPhoto: lacking.map {
          .init(nisn: $0.nisn?.digits, name: $0.fullName, className: $0.className)
        }))
  }
}
