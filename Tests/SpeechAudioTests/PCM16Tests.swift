import SpeechAudio
import Testing

@Suite("16-bit PCM")
struct PCM16Tests {
    @Test("every 16-bit value survives the way to samples and back")
    func roundTrip() {
        let bytes = (Int16.min...Int16.max).flatMap { value in
            [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
        }
        let samples = PCM16.decode(bytes)
        #expect(samples.count == 65_536)
        #expect(samples.first == -1)
        #expect(samples.last == 1 - 0x1p-15)
        #expect(PCM16.encode(samples) == bytes)
    }

    @Test("bytes are little-endian")
    func order() {
        #expect(PCM16.encode([0.5, -1 / 32_768]) == [0x00, 0x40, 0xFF, 0xFF])
        #expect(PCM16.decode([0x00, 0x40, 0xFF, 0xFF]) == [0.5, -1 / 32_768])
    }

    @Test("samples are rounded to the nearest value, not cut")
    func rounding() {
        #expect(PCM16.encode([0.6 / 32_768, -0.6 / 32_768, 0.4 / 32_768]) == [1, 0, 0xFF, 0xFF, 0, 0])
    }

    @Test("values outside the range are clipped", arguments: [Float(1), 1.5, 1e30, .infinity])
    func clipping(sample: Float) {
        #expect(PCM16.encode([sample]) == [0xFF, 0x7F])
        #expect(PCM16.encode([-sample]) == [0x00, 0x80])
    }

    @Test("what is not a number becomes silence")
    func notANumber() {
        #expect(PCM16.encode([.nan, -.nan, .signalingNaN]) == [0, 0, 0, 0, 0, 0])
    }

    @Test("an odd last byte is ignored, and slices are read from their own beginning")
    func oddByteAndSlices() {
        #expect(PCM16.decode([0x00, 0x40, 0x7F]) == [0.5])
        let bytes: [UInt8] = [9, 9, 0x00, 0x40]
        let decoded = PCM16.decode(bytes.span.extracting(2...).bytes)
        #expect(decoded == [0.5])
        #expect(PCM16.decode([] as [UInt8]).isEmpty)
        let samples: [Float] = [9, 9, 0.5]
        let encoded = PCM16.encode(samples.span.extracting(2...))
        #expect(encoded == [0x00, 0x40])
    }
}
