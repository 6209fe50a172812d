internal import Synchronization

/// The browsers that wait for news, and the news: numbers of editions.
final class Listeners: Sendable {
  private let waiting = Mutex<(next: Int, open: [(id: Int, news: AsyncStream<Int>.Continuation)])>(
    (0, []))

  /// More than a person opens; the oldest has to go.
  private static let limit = 32

  /// News from now on; only the newest is kept for who is slow.
  func join() -> AsyncStream<Int> {
    let (stream, news) = AsyncStream.makeStream(of: Int.self, bufferingPolicy: .bufferingNewest(1))
    let (id, oldest) = waiting.withLock { waiting in
      waiting.next += 1
      waiting.open.append((waiting.next, news))
      let isFull = waiting.open.count > Self.limit
      return (waiting.next, isFull ? waiting.open.removeFirst().news : nil)
    }
    oldest?.finish()
    news.onTermination = { [weak self] _ in
      self?.waiting.withLock { waiting in waiting.open.removeAll { $0.id == id } }
    }
    return stream
  }

  func tell(_ edition: Int) {
    let open = waiting.withLock { $0.open }
    for listener in open { listener.news.yield(edition) }
  }
}
