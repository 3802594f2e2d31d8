internal import Synchronization

/// Whether a reply is wanted: engines serve those that are before drafts, which may turn out to be for nothing.
///
/// Engines read `current` where a reply asks them, and keep it, as a draft may become wanted while they work on it.
public final class ReplyStanding: Sendable {
    /// That of the reply on whose behalf the task asks; nil outside of replies, which counts as wanted.
    @TaskLocal public static var current: ReplyStanding?

    private let draft: Atomic<Bool>

    public init(isDraft: Bool) {
        self.draft = Atomic(isDraft)
    }

    /// Whether it is not known yet that anybody wants it.
    public var isDraft: Bool { self.draft.load(ordering: .relaxed) }

    /// It is wanted from now on.
    public func commit() { self.draft.store(false, ordering: .relaxed) }
}
