extension [LlamaSequence] {
    /// Of those that only read ahead, the one whose reading is of most use for `prompt`; of equals the oldest.
    ///
    /// A reply takes it where no sequence is idle.
    func readingAhead(for prompt: [Int32]) -> Int? {
        let lengths = self.map { $0.commonPrefix(with: prompt) }
        return self.indices.filter { self[$0].isReadingAhead }.max {
            (lengths[$0], -self[$0].lastUse) < (lengths[$1], -self[$1].lastUse)
        }
    }

    /// Which one to empty when the cache has no room: the idle one that was unused for the longest, else the newest that
    /// only reads ahead, else the newest reply. Nil where none holds anything.
    var leastNeeded: Int? {
        let full = self.indices.filter { !self[$0].tokens.isEmpty || !self[$0].isIdle }
        return full.filter { self[$0].isIdle }.min { self[$0].lastUse < self[$1].lastUse }
            ?? full.filter { self[$0].isReadingAhead }.max { self[$0].lastUse < self[$1].lastUse }
            ?? full.max { self[$0].lastUse < self[$1].lastUse }
    }
}
