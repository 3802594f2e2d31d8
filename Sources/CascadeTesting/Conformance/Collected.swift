internal import Synchronization

/// Elements in the order they came.
final class Collected<Element: Sendable>: Sendable {
    private let elements = Mutex<[Element]>([])

    var all: [Element] { self.elements.withLock { $0 } }

    func add(_ element: Element) { self.elements.withLock { $0.append(element) } }
}
