/// Which characters of a text stand for which of its spoken form.
///
/// Characters that both have in order belong together; between those, places are divided evenly.
struct SourceMap: Sendable {
    /// A place before a character of the text, and the place in the spoken form that it is at.
    private struct Anchor {
        let source: Int
        let spoken: Int
    }

    /// From both beginnings to both ends; neither place ever falls.
    private let anchors: [Anchor]

    init(source: [Character], spoken: [Character]) {
        let difference = spoken.difference(from: source)
        let removed = Set(difference.removals.map(Self.offset))
        let inserted = Set(difference.insertions.map(Self.offset))
        let kept = zip(
            source.indices.lazy.filter { !removed.contains($0) }, spoken.indices.lazy.filter { !inserted.contains($0) })
        var anchors = [Anchor(source: 0, spoken: 0)]
        for (one, other) in kept {
            anchors.append(Anchor(source: one, spoken: other))
            anchors.append(Anchor(source: one + 1, spoken: other + 1))
        }
        anchors.append(Anchor(source: source.count, spoken: spoken.count))
        self.anchors = anchors
    }

    private static func offset(_ change: CollectionDifference<Character>.Change) -> Int {
        switch change {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }

    /// The place in the spoken form, with a fraction where no character is the same.
    func spoken(_ source: Int) -> Double {
        let after = self.firstAnchor { $0.source > source }
        let before = self.anchors[after - 1]
        guard after < self.anchors.count else { return Double(before.spoken) }
        let next = self.anchors[after]
        let share = Double(source - before.source) / Double(next.source - before.source)
        return Double(before.spoken) + share * Double(next.spoken - before.spoken)
    }

    /// The last place in the text that is not behind the place in the spoken form.
    func source(_ spoken: Int) -> Int {
        let after = self.firstAnchor { $0.spoken > spoken }
        let before = self.anchors[after - 1]
        guard after < self.anchors.count else { return before.source }
        let next = self.anchors[after]
        let share = Double(spoken - before.spoken) / Double(next.spoken - before.spoken)
        return before.source + Int(share * Double(next.source - before.source))
    }

    /// The first anchor that is past; the number of anchors if none is. Never the first one of all.
    private func firstAnchor(_ isPast: (Anchor) -> Bool) -> Int {
        var range = 1..<self.anchors.count
        while !range.isEmpty {
            let middle = (range.lowerBound + range.upperBound) / 2
            range = isPast(self.anchors[middle]) ? range.lowerBound..<middle : middle + 1..<range.upperBound
        }
        return range.lowerBound
    }
}
