import Batching
import Bookkeeping
import Foundation
import PictureReading
import Records

/// What a merge did, or would do, as people and programs see it.
struct MergeAnswer {
  var merged: MergeOutcome
  var pictures: MergedPictures
  /// Pictures that both sides changed.
  var conflicts: [MergedPictures.Conflict]
  var open: [MergedPictures.Conflict]
  var isStored: Bool
  var showsAll: Bool
  var console: Console

  private struct Answer: Encodable {
    struct Pictures: Encodable {
      var added: Int
      var changed: Int
      var refused: [Refused]
      var conflicts: [MergedPictures.Conflict]
    }
    struct Refused: Encodable {
      var file: String
      var message: String
    }
    var school: String
    var stored: Bool
    var counts: ImportCounts
    var conflicts: [MergeConflict]
    var open: Int
    var moved: [String]
    var pictures: Pictures
    var cards: SchoolCards.Outcome
    var differences: [DifferenceEntry]
  }

  private func count(_ effect: PictureStore.Plan.Effect) -> Int {
    pictures.effects.count { $0 == effect }
  }

  func show(asJSON: Bool) throws {
    let text = DifferenceText(outcome: merged.outcome, showsAll: showsAll, console: console)
    guard !asJSON else {
      return try console.json(
        Answer(
          school: merged.npsn.digits, stored: isStored, counts: merged.outcome.counts,
          conflicts: merged.conflicts, open: merged.open.count + open.count, moved: merged.moved,
          pictures: Answer.Pictures(
            added: count(.added), changed: count(.changed),
            refused: pictures.report.complaints.map {
              Answer.Refused(file: $0.file, message: $0.message.text(in: console.language))
            }, conflicts: conflicts),
          cards: merged.cards, differences: text.entries))
    }
    for conflict in merged.open { console.complain(line(conflict)) }
    for conflict in open { console.complain(line(conflict)) }
    text.show()
    for name in merged.moved {
      console.complain(
        id: "\(name) sudah pindah ke sekolah lain; datanya dari berkas ini tidak dipakai.",
        en: "\(name) is at another school by now; what the file says of them is not taken.")
    }
    for complaint in pictures.report.complaints {
      console.complain(
        id: "\(complaint.file): \(complaint.message.indonesian)",
        en: "\(complaint.file): \(complaint.message.english)")
    }
    showCards()
    summary()
  }

  private func showCards() {
    let cards = merged.cards
    for dispute in cards.disputes {
      console.complain(line(dispute))
    }
    if cards.noted > 0 {
      let noted =
        isStored
        ? Bilingual(id: " dan dicatat di sini", en: " and are noted here")
        : Bilingual(id: "", en: "")
      console.say(
        id: "  \(console.grouped(cards.noted)) rapor dibuat di sekolah\(noted.indonesian), "
          + "\(console.grouped(cards.out)) di antaranya sudah keluar (diunduh, dicetak, dibagikan).",
        en: "  \(console.grouped(cards.noted)) cards were made at the school\(noted.english), "
          + "\(console.grouped(cards.out)) of them are out (downloaded, printed, handed out).")
    }
    if cards.moved > 0 {
      let moved =
        isStored
        ? Bilingual(id: "statusnya ikut maju", en: "their status follows")
        : Bilingual(id: "statusnya akan ikut maju", en: "their status will follow")
      console.say(
        id: "  \(console.grouped(cards.moved)) rapor di sini sama persis; \(moved.indonesian).",
        en: "  \(console.grouped(cards.moved)) cards here are the same files; \(moved.english).")
    }
  }

  private func summary() {
    let counts = merged.outcome.counts
    let (new, changed) = (count(.added), count(.changed))
    let gap = merged.open.count + open.count
    let state =
      isStored ? Bilingual(id: "", en: "") : Bilingual(id: " (belum disimpan)", en: " (not stored)")
    console.say(
      id: "\(merged.npsn.digits): \(counts.added) baru, \(counts.changed) berubah, "
        + "\(new) gambar baru, \(changed) gambar berubah, "
        + "\(gap) pertentangan terbuka\(state.indonesian).",
      en: "\(merged.npsn.digits): \(counts.added) new, \(counts.changed) changed, "
        + "\(new) pictures new, \(changed) pictures changed, "
        + "\(gap) open conflicts\(state.english).")
  }

  private func line(_ conflict: MergeConflict) -> Bilingual {
    func text(_ language: Language) -> String {
      func value(_ raw: String?) -> String {
        ImportField.text(raw, of: conflict.field, in: language)
      }
      let place = [
        conflict.subject, conflict.topic, ImportField.label(conflict.field).text(in: language),
      ].compactMap(\.self).joined(separator: ", ")
      return language == .indonesian
        ? "\(conflict.number). \(place): semula \(value(conflict.before)), di sini "
          + "\(value(conflict.ours)), di berkas \(value(conflict.theirs)). Pilih --take "
          + "\(conflict.number)=ours (di sini) atau --take \(conflict.number)=theirs (berkas)."
        : "\(conflict.number). \(place): was \(value(conflict.before)), here "
          + "\(value(conflict.ours)), in the file \(value(conflict.theirs)). Choose --take "
          + "\(conflict.number)=ours or --take \(conflict.number)=theirs."
    }
    return Bilingual(id: text(.indonesian), en: text(.english))
  }

  private func line(_ conflict: MergedPictures.Conflict) -> Bilingual {
    let number = conflict.number
    return Bilingual(
      id: "\(number). \(conflict.name), gambar \(conflict.file): diganti di sini dan di sekolah. "
        + "Pilih --take \(number)=ours (di sini) atau --take \(number)=theirs (berkas).",
      en: "\(number). \(conflict.name), picture \(conflict.file): changed here and at the school. "
        + "Choose --take \(number)=ours or --take \(number)=theirs.")
  }

  private func line(_ dispute: SchoolCards.Dispute) -> Bilingual {
    func side(_ side: SchoolCards.Side, _ language: Language) -> String {
      let day = Date(timeIntervalSince1970: Double(side.at)).formatted(
        .iso8601.year().month().day())
      return "\(side.state.word.text(in: language)) \(day), \(side.pdf.prefix(8))"
    }
    return Bilingual(
      id:
        "\(dispute.student): ada dua rapor yang berbeda, di sini (\(side(dispute.ours, .indonesian))) "
        + "dan di sekolah (\(side(dispute.theirs, .indonesian))); tarik salah satunya.",
      en:
        "\(dispute.student): there are two different cards, here (\(side(dispute.ours, .english))) "
        + "and at the school (\(side(dispute.theirs, .english))); withdraw one of them.")
  }
}

extension CardState {
  /// What a person reads.
  var word: Bilingual {
    switch self {
    case .rendered: Bilingual(id: "dibuat", en: "made")
    case .verified: Bilingual(id: "dibuat dan diperiksa", en: "made and checked")
    case .downloaded: Bilingual(id: "diunduh", en: "downloaded")
    case .spooled: Bilingual(id: "dikirim ke pencetak", en: "sent to the printer")
    case .printedReported:
      Bilingual(id: "dicetak menurut pencetak", en: "printed, says the printer")
    case .printedConfirmed: Bilingual(id: "dicetak", en: "printed")
    case .handedOut: Bilingual(id: "dibagikan", en: "handed out")
    case .uncertain: Bilingual(id: "mungkin dicetak", en: "perhaps printed")
    case .failed: Bilingual(id: "gagal", en: "failed")
    case .superseded: Bilingual(id: "diganti", en: "replaced")
    }
  }
}
