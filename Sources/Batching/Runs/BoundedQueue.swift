internal import Dispatch
internal import Synchronization

/// A queue with room for a few: whoever puts in waits while it is full, so that a slow taker slows the makers down
/// instead of filling the memory. Safe to use from any thread; blocks, so not from Swift's cooperative pool.
package final class BoundedQueue<Element: Sendable>: Sendable {
  private let elements = Mutex<[Element]>([])
  private let room: DispatchSemaphore
  private let filled = DispatchSemaphore(value: 0)

  package init(capacity: Int) { room = DispatchSemaphore(value: capacity) }

  package func put(_ element: Element) {
    room.wait()
    elements.withLock { $0.append(element) }
    filled.signal()
  }

  package func take() -> Element {
    filled.wait()
    let element = elements.withLock { $0.removeFirst() }
    room.signal()
    return element
  }

  deinit {
    // A semaphore may not be freed below the value it was made with.
    while elements.withLock({ $0.popLast() }) != nil { room.signal() }
  }
}
