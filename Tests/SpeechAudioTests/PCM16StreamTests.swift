import SpeechAudio
import Testing

@Suite("16-bit PCM in pieces")
struct PCM16StreamTests {
    @Test("any cutting of a stream gives the samples of the whole")
    func cuttings() {
        var random = SeededNumbers(seed: 5)
        for length in [0, 1, 2, 3, 1000, 1001] {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
            for longest in [1, 2, 3, 7, 640, 641] {
                var stream = PCM16Stream()
                var samples: [Float] = []
                var start = 0
                while start < length {
                    let end = min(length, start + Int.random(in: 0...longest, using: &random))
                    samples += stream.append(bytes.span.extracting(start..<end).bytes)
                    start = end
                }
                #expect(samples == PCM16.decode(bytes))
            }
        }
    }

    @Test("empty pieces change nothing")
    func empty() {
        var stream = PCM16Stream()
        #expect(stream.append([] as [UInt8]).isEmpty)
        #expect(stream.append([0]).isEmpty)
        #expect(stream.append([] as [UInt8]).isEmpty)
        #expect(stream.append([0x40]) == [0.5])
    }
}
