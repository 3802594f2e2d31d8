import SpeechAudio
import Testing

@Suite("G.711")
struct G711Tests {
    private static let codes = Array(UInt8.min...UInt8.max)

    @Test("every code survives the way to a sample and back", arguments: G711.allCases)
    func codes(law: G711) {
        #expect(law.encode(law.decode(Self.codes)) == Self.codes)
    }

    @Test("codes stand for the values of the recommendation's tables")
    func tables() {
        // Code, then value of 8192: the ends of the range, its middle, and the first step of each segment.
        let muLaw: [(UInt8, Float)] = [
            (0x80, 8031), (0x00, -8031), (0xFF, 0), (0x7F, 0), (0xFE, 2), (0xEF, 33), (0xDF, 99), (0xCF, 231),
            (0xBF, 495), (0xAF, 1023), (0x9F, 2079), (0x8F, 4191), (0x0F, -4191),
        ]
        for (code, value) in muLaw { #expect(G711.muLaw.decode([code]) == [value / 8192]) }
        // Of 4096.
        let aLaw: [(UInt8, Float)] = [
            (0xAA, 4032), (0x2A, -4032), (0xD5, 1), (0x55, -1), (0xD4, 3), (0xC5, 33), (0xF5, 66), (0xE5, 132),
            (0x95, 264), (0x85, 528), (0xB5, 1056), (0xA5, 2112), (0x25, -2112),
        ]
        for (code, value) in aLaw { #expect(G711.aLaw.decode([code]) == [value / 4096]) }
    }

    @Test(
        "a sample comes back within half a step of its segment, and louder ones as the loudest",
        arguments: G711.allCases)
    func steps(law: G711) {
        // 128 values in 8 segments of 16 equal steps.
        let values = Set(law.decode(Self.codes).map(\.magnitude)).sorted()
        let wrong = (-32_768...32_767).filter { number in
            let sample = Float(number) / 32_768
            let decoded = law.decode(law.encode([sample]))[0]
            guard let place = values.firstIndex(of: decoded.magnitude) else { return true }
            let first = place / 16 * 16
            let step = values[first + 1] - values[first]
            let isClipped = place == 127 && sample.magnitude > decoded.magnitude
            let isOnItsSide = decoded == 0 || decoded.sign == sample.sign
            return !isOnItsSide || !isClipped && (decoded - sample).magnitude > step / 2
        }
        #expect(values.count == 128)
        #expect(wrong.isEmpty)
    }

    @Test("louder samples never get quieter values", arguments: G711.allCases)
    func order(law: G711) {
        let decoded = law.decode(law.encode((-32_768...32_767).map { Float($0) / 32_768 }))
        #expect(zip(decoded, decoded.dropFirst()).allSatisfy { $0 <= $1 })
    }

    @Test("what is no sample is clipped or becomes silence", arguments: G711.allCases)
    func damage(law: G711) {
        #expect(law.encode([2, .infinity]) == law.encode([1, 1]))
        #expect(law.encode([-2, -.infinity]) == law.encode([-1, -1]))
        #expect(law.encode([.nan, -.nan]) == law.encode([0, 0]))
    }
}
