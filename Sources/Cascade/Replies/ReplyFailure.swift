internal import Synchronization

/// Whether a part of a reply has failed.
final class ReplyFailure: Sendable {
    private let flag = Atomic(false)

    var isSet: Bool { self.flag.load(ordering: .acquiring) }
    func set() { self.flag.store(true, ordering: .releasing) }
}
