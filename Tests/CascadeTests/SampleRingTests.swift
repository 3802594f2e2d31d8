import CascadeTesting
import Testing

@testable import Cascade

@Suite("A ring of samples")
struct SampleRingTests {
    @Test("holds the latest samples up to its limit, whatever comes and goes, and counts what gave way")
    func latest() {
        var random = SeededGenerator(seed: 4)
        for limit in [1, 2, 7, 1024, 1025, 5000] {
            var ring = SampleRing(limit: limit)
            var model: [Int16] = []
            for _ in 0..<200 {
                let added = (0..<Int.random(in: 0...limit * 3 / 2, using: &random)).map { _ in
                    Int16.random(in: .min ... .max, using: &random)
                }
                let dropped: Int
                switch Int.random(in: 0..<3, using: &random) {
                case 0: dropped = ring.append(added[...])
                case 1: dropped = ring.append(added.map { Float($0) / 32768 })
                default:
                    let bytes = added.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
                    dropped = ring.append(pcm: bytes.span.bytes)
                }
                model += added
                #expect(dropped == max(0, model.count - limit))
                model = model.suffix(limit)
                #expect(ring.count == model.count)
                let number = Int.random(in: 0...limit + 1, using: &random)
                #expect(ring.last(number) == model.suffix(number).map { Float($0) / 32768 })
                guard Int.random(in: 0..<4, using: &random) == 0 else { continue }
                var drained: [Int16] = [1]
                ring.drain(into: &drained)
                #expect(drained == [1] + model)
                #expect(ring.count == 0)
                model = []
            }
        }
    }
}
