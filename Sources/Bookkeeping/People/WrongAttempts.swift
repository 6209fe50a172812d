/// Wrong attempts at one name or code, and how long it has to wait for them.
///
/// A lock always ends: it has a largest length, also when the clock is set back, and attempts while it lasts do not
/// prolong it.
struct WrongAttempts: Hashable {
  /// All in seconds.
  struct Rule {
    /// How many attempts within the window lock.
    var count: Int
    var window: Int64
    /// The first lock; each further one is twice as long, up to the longest.
    var firstLock: Int64
    var longestLock: Int64
    /// After so long without a lock, the next is as short as the first.
    var memory: Int64

    /// Names of accounts (NIST SP 800-63B section 5.2.2 asks for fewer than 100 in a row; this lets through 120 a day).
    static let names = Rule(
      count: 5, window: 900, firstLock: 900, longestLock: 3_600, memory: 86_400)
    /// Birth dates of one code, counted until a right one comes.
    static let codes = Rule(
      count: 5, window: .max, firstLock: 3_600, longestLock: 3_600, memory: 0)
  }

  /// When they were, since the last lock and within the window.
  private(set) var times: [Int64] = []
  private(set) var lockedUntil: Int64 = 0
  /// How many locks followed each other.
  private(set) var locks = 0

  init() {}

  /// - Parameter times: as ``text`` writes them.
  init(times: String, lockedUntil: Int64, locks: Int) {
    self.times = times.split(separator: " ").compactMap { Int64($0) }
    self.lockedUntil = lockedUntil
    self.locks = locks
  }

  var text: String { times.map(String.init).joined(separator: " ") }

  /// Until when to wait; nil if there is nothing to wait for.
  func lock(at time: Int64, _ rule: Rule) -> Int64? {
    lockedUntil > time && lockedUntil - time <= rule.longestLock ? lockedUntil : nil
  }

  mutating func add(at time: Int64, _ rule: Rule) {
    // A clock that was set back knows times to come: they count as now.
    times = times.map { min($0, time) }.filter { time - $0 < rule.window } + [time]
    guard times.count >= rule.count else { return }
    if time - lockedUntil >= rule.memory { locks = 0 }
    times = []
    lockedUntil = time + min(rule.firstLock << Int64(min(locks, 16)), rule.longestLock)
    locks += 1
  }
}
