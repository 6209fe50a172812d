internal import Records

/// Numbers and numerals as spreadsheets leave them (Docs/domain.md section 5.4).
enum NumberText {
  /// A numeral with what a spreadsheet added taken off: a leading apostrophe, a ".0" tail. Refuses scientific notation,
  /// which has lost digits.
  static func numeral(_ text: String) throws(Complaint) -> CellValue<String> {
    var result = text
    while let first = result.first, "'’‘`".contains(first) {
      result = result.dropFirst().trimmedOfSpace
    }
    var repairs = [RepairStep]().then(.apostrophe, from: text, to: result)
    for tail in [".00", ",00", ".0", ",0"] where result.hasSuffix(tail) {
      let head = result.dropLast(tail.count)
      guard !head.isEmpty, head.utf8.allSatisfy(isDigit) else { continue }
      result = String(head)
      repairs.append(RepairStep(.decimalTail, result))
      break
    }
    if isScientific(result) { throw .scientific }
    return CellValue(result, repairs: repairs)
  }

  static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  /// "1.23E+09", "1,2E9".
  static func isScientific(_ text: String) -> Bool {
    let parts = text.uppercased().split(separator: "E", omittingEmptySubsequences: false)
    guard parts.count == 2, let first = parts[0].utf8.first, isDigit(first) else { return false }
    let power = parts[1].drop { $0 == "+" || $0 == "-" }
    return !power.isEmpty && power.utf8.allSatisfy(isDigit)
      && parts[0].utf8.allSatisfy {
        isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",")
      }
  }

  /// A whole number in `range`; a unit after it is taken off, a fraction rounded half up if `rounds`.
  static func integer(
    _ text: String, in range: ClosedRange<Int>, units: [String] = [], rounds: Bool = false
  ) throws(Complaint) -> CellValue<Int> {
    let numeral = try numeral(text)
    var digits = (numeral.value ?? text).lowercased()
    var repairs = numeral.repairs
    for unit in units where digits.hasSuffix(unit) {
      digits = digits.dropLast(unit.count).trimmedOfSpace
      repairs.append(RepairStep(.unit, digits))
      break
    }
    var number = digits.utf8.allSatisfy(isDigit) ? Int(digits) : nil
    if number == nil, rounds, digits.utf8.count <= 12, let fraction = rounded(digits) {
      number = fraction
      repairs.append(RepairStep(.rounded, String(fraction)))
    }
    guard let number else {
      throw Complaint(
        id: "Bukan bilangan bulat.",
        "Isi dengan angka saja, dari \(range.lowerBound) sampai \(range.upperBound).",
        en: "Not a whole number.", "Give digits only, \(range.lowerBound) to \(range.upperBound).")
    }
    guard range.contains(number) else {
      throw Complaint(
        id: "Angka di luar batas \(range.lowerBound) sampai \(range.upperBound).",
        "Periksa angkanya.",
        en: "The number is outside \(range.lowerBound) to \(range.upperBound).", "Check it.")
    }
    return CellValue(number, repairs: repairs)
  }

  private static func rounded(_ text: String) -> Int? {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
    guard parts.count == 2, let whole = Int(parts[0]), whole >= 0, let first = parts[1].utf8.first,
      parts[1].utf8.allSatisfy(isDigit)
    else { return nil }
    return whole + (first >= UInt8(ascii: "5") ? 1 : 0)
  }

  /// A score as typed (Docs/domain.md section 4.10), with a warning if it looks like one on another scale.
  static func score(_ text: String) throws(Complaint) -> CellValue<Score> {
    let isQuoted = text.first.map { "'’`".contains($0) } ?? false
    let digits = isQuoted ? String(text.dropFirst()) : text
    do throws(ScoreMistake) {
      let score = try Score(text: digits)
      return CellValue(
        score,
        repairs: [RepairStep]().then(.apostrophe, from: text, to: digits)
          .then(.decimalComma, from: digits, to: withoutComma(digits)),
        warning: score.mayBeOnAnotherScale ? .anotherScale : nil)
    } catch {
      throw Complaint(
        error.message,
        Bilingual(id: "Betulkan nilainya di berkas.", en: "Correct the score in the file."))
    }
  }

  private static func withoutComma(_ text: String) -> String {
    guard let comma = text.utf8.firstIndex(of: UInt8(ascii: ",")) else { return text }
    return "\(text[..<comma]).\(text[text.utf8.index(after: comma)...])"
  }
}

extension Complaint {
  static let scientific = Complaint(
    id: "Angka berubah menjadi bentuk ilmiah (E+) sehingga digitnya hilang.",
    "Ubah format kolom menjadi Teks, lalu ketik ulang nomornya.",
    en: "The number was turned into scientific notation (E+) and lost digits.",
    "Format the column as text and type the number again.")
  static let anotherScale = Complaint(
    id: "Nilai ini paling tinggi 10; mungkin memakai skala lain.",
    "Isi dengan skala 0 sampai 100 bila keliru.",
    en: "This score is at most 10; perhaps it is on another scale.",
    "Give it on the scale 0 to 100 if that is so.")
}
