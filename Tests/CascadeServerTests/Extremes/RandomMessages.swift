import CascadeTesting

/// Messages at random, the same for a seed: right ones, ones that are wrong in a place, and noise.
struct RandomMessages {
    var random: SeededGenerator
    /// What is varied: messages with an extreme value each, and whole conversations.
    private let pool: [[UInt8]]

    init(seed: UInt64, _ attacks: [FieldWalk.Attack], _ sensible: [String]) {
        self.random = SeededGenerator(seed: seed)
        let short = attacks.lazy.map { Array($0.json.utf8) }.filter { $0.count < 2000 }
        // As many right ones as others, so that what follows on them is reached.
        self.pool = Array(short) + (0..<short.count).map { Array(sensible[$0 % sensible.count].utf8) }
    }

    mutating func next() -> String {
        var bytes = self.pool[self.place(in: self.pool.count)]
        switch self.place(in: 10) {
        case 0...4: break
        case 5...6:
            for _ in 0...self.place(in: 4) { self.damage(&bytes) }
        case 7: bytes = Array(bytes.prefix(self.place(in: bytes.count + 1)))
        case 8: bytes += self.pool[self.place(in: self.pool.count)]
        default: bytes = (0..<self.place(in: 80)).map { _ in UInt8.random(in: 0...255, using: &self.random) }
        }
        // What is no UTF-8 never passes the socket; here it is mended.
        return String(decoding: bytes, as: UTF8.self)
    }

    /// 0 up to below the count.
    mutating func place(in count: Int) -> Int { Int.random(in: 0..<max(1, count), using: &self.random) }

    private mutating func damage(_ bytes: inout [UInt8]) {
        guard !bytes.isEmpty else { return }
        let place = self.place(in: bytes.count)
        switch self.place(in: 4) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &self.random)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(Array("0123456789-+.eE{}[]\",:\\u ".utf8)[self.place(in: 25)], at: place)
        default: bytes += bytes[place...].prefix(40)
        }
    }
}
