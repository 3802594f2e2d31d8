/// How much the pauses of two clips differ in place and length.
enum PauseDifference {
    /// Shorter silences are part of consonants, unless the other clip has a pause there.
    static let shortest = 8

    /// Pauses that lie further apart, in frames of sound, are two.
    private static let reach = 10

    /// The frames of pause that one clip has and the other does not.
    static func frames(_ left: SpeechFrames, _ right: SpeechFrames, _ alignment: FrameAlignment) -> Int {
        var free = right.silences
        var difference = 0
        for silence in left.silences {
            let place = Self.place(of: silence, left, alignment)
            let nearest = free.indices.min { Self.gap(free[$0], place) < Self.gap(free[$1], place) }
            if let nearest, Self.gap(free[nearest], place) <= Self.reach {
                let other = free.remove(at: nearest)
                if max(silence.count, other.count) >= Self.shortest { difference += abs(silence.count - other.count) }
            } else if silence.count >= Self.shortest {
                difference += silence.count
            }
        }
        return difference + free.reduce(0) { $0 + ($1.count >= Self.shortest ? $1.count : 0) }
    }

    /// The frame of the other clip where the silence would begin.
    private static func place(of silence: Range<Int>, _ clip: SpeechFrames, _ alignment: FrameAlignment) -> Int {
        let before = alignment.pairs.last { $0.left < silence.lowerBound && clip.isSounding[$0.left] }
        return (before ?? alignment.pairs.first).map { $0.right + 1 } ?? 0
    }

    private static func gap(_ silence: Range<Int>, _ place: Int) -> Int {
        max(0, silence.lowerBound - place, place - silence.upperBound)
    }
}
