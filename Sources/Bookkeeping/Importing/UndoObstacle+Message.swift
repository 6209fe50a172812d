internal import Records

extension UndoObstacle {
  func message(_ id: ImportID) -> Bilingual {
    let head = Bilingual(
      id: "impor nomor \(id.value) tidak dapat dibatalkan: ",
      en: "import number \(id.value) cannot be undone: ")
    let (indonesian, english) =
      switch self {
      case .alreadyUndone: ("sudah dibatalkan.", "it was undone before.")
      case .notKept:
        (
          "terlalu lama, nilai sebelumnya tidak lagi disimpan. Perbaiki dengan impor baru.",
          "it is too old, the values before it are no longer kept. Correct them by a new import."
        )
      case .laterImport(let later, let file):
        (
          "impor nomor \(later.value) (\(file)) mengubah isian yang sama. Batalkan itu dahulu.",
          "import number \(later.value) (\(file)) changed the same. Undo that one first."
        )
      case .cardsOut(let student, let count):
        (
          "\(count) rapor dengan isi ini sudah diunduh, dicetak, atau dibagikan (antara lain milik "
            + "\(student)). Perbaiki dengan impor baru, agar versi baru rapor dibuat.",
          "\(count) cards with its contents were downloaded, printed or handed out (among them that "
            + "of \(student)). Correct it by a new import, so that new versions are made."
        )
      case .changedSince:
        (
          "isian itu sudah diubah atau dipakai sesudahnya. Perbaiki dengan impor baru.",
          "what it stored was changed or used since. Correct it by a new import."
        )
      }
    return Bilingual(id: head.indonesian + indonesian, en: head.english + english)
  }
}
