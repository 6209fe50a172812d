import Batching
import Bookkeeping
import Glibc
import Records

/// A run as a few lines of a terminal, none wider than it: a line that wrapped could not be painted over.
struct ProgressPicture {
  let progress: BatchProgress
  /// Students a second since this call began.
  let rate: Double
  let console: Console

  /// The figures in one line, for logs.
  var summary: String { [counts, faults].joined(separator: "  ") }

  /// The picture for a terminal of that many columns.
  func lines(columns: Int) -> [String] {
    let totals = progress.totals
    let share = Double(totals.expected - totals.waiting) / Double(max(1, totals.expected))
    let width = max(10, min(40, columns - 8))
    let filled = Int(share * Double(width))
    let bar =
      String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    let held = Bilingual(
      id: "menunggu: ada yang mencetak langsung", en: "standing aside for somebody who waits")
    let classes = progress.lanes.filter { !$0.isEmpty }.joined(separator: ", ")
    let now = Bilingual(id: "sekarang: \(classes)", en: "now: \(classes)")
    return [
      "\(bar) \(Int(share * 100)) %", counts, faults,
      (progress.isHeld ? held : now).text(in: console.language),
    ].map { Self.cut($0, to: columns) }
  }

  /// A line that stays within a terminal of that many columns.
  static func cut(_ line: String, to columns: Int) -> String {
    line.count < columns ? line : line.prefix(max(1, columns - 2)) + "…"
  }

  private var counts: String {
    let totals = progress.totals
    let number = console.grouped
    let schools = "\(number(progress.schoolsDone))/\(number(progress.schools))"
    let students = "\(number(totals.expected - totals.waiting))/\(number(totals.expected))"
    return Bilingual(
      id: "sekolah \(schools)  siswa \(students)  \(Int(rate))/detik",
      en: "schools \(schools)  students \(students)  \(Int(rate))/s"
    ).text(in: console.language) + remaining
  }

  private var faults: String {
    let totals = progress.totals
    return Bilingual(
      id: "belum lengkap \(totals.blocked)  gagal \(totals.failed)",
      en: "not complete \(totals.blocked)  failed \(totals.failed)"
    ).text(in: console.language)
  }

  /// Empty before anything is done, when nobody can know.
  private var remaining: String {
    guard rate > 0 else { return "" }
    let seconds = Int((Double(progress.totals.waiting) / rate).rounded(.up))
    let (hours, minutes) = (seconds / 3_600, seconds / 60)
    let text =
      switch seconds {
      case ..<120: Bilingual(id: "  sisa \(seconds) s", en: "  left \(seconds) s")
      case ..<7_200: Bilingual(id: "  sisa \(minutes) min", en: "  left \(minutes) min")
      default:
        Bilingual(
          id: "  sisa \(hours) jam \(minutes % 60) min", en: "  left \(hours) h \(minutes % 60) min"
        )
      }
    return text.text(in: console.language)
  }

  /// How wide the terminal on standard output is now; 80 if it does not say.
  static var columns: Int {
    var size = winsize()
    guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
