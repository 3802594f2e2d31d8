internal import CSpeexDSP

/// Converts a stream of samples from one rate to another, with the SpeexDSP library.
///
/// Feed it pieces of any size; the output is the same as for the whole. The filter's start-up delay is removed,
/// so output time zero is input time zero.
public struct Resampler: ~Copyable {
    /// The higher rate in lower ones at the most: the filter grows with it.
    private static let largestRatio = 400
    /// Output made at a time, in samples.
    private static let block = 1 << 20

    private let state: OpaquePointer
    private let inputRate: Int
    private let outputRate: Int
    private var consumed = 0
    private var produced = 0

    /// - Parameters:
    ///   - inputRate: samples a second, 1…384,000.
    ///   - outputRate: samples a second, 1…384,000, the higher rate at most 400 times the lower one.
    public init(from inputRate: Int, to outputRate: Int) throws(AudioError) {
        let allowed = 1...384_000
        guard allowed.contains(inputRate), allowed.contains(outputRate) else {
            throw AudioError(.unsupported, "cannot convert \(inputRate) Hz to \(outputRate) Hz: use 1 to 384000")
        }
        guard max(inputRate, outputRate) <= Self.largestRatio * min(inputRate, outputRate) else {
            throw AudioError(
                .unsupported, "cannot convert \(inputRate) Hz to \(outputRate) Hz: one is over 400 times the other")
        }
        var code: Int32 = 0
        // Quality 7 of 10: over 80 dB of stop band at about 100 taps, far below a millisecond of work a second.
        guard
            let state = speex_resampler_init(1, UInt32(inputRate), UInt32(outputRate), 7, &code), code == 0
        else {
            throw AudioError(.unsupported, "cannot convert \(inputRate) Hz to \(outputRate) Hz")
        }
        speex_resampler_skip_zeros(state)
        self.state = state
        self.inputRate = inputRate
        self.outputRate = outputRate
    }

    deinit { speex_resampler_destroy(self.state) }

    /// The output that is ready after more input.
    public mutating func append(_ samples: [Float]) -> [Float] {
        self.consumed += samples.count
        return self.process(samples)
    }

    /// The rest of the output; its total length is the input's length at the new rate, rounded up.
    public mutating func finish() -> [Float] {
        let total = (self.consumed * self.outputRate + self.inputRate - 1) / self.inputRate
        let missing = total - self.produced
        guard missing > 0 else { return [] }
        let latency = Int(speex_resampler_get_input_latency(self.state))
        let tail = self.process([Float](repeating: 0, count: latency + 1))
        return Array(tail.prefix(missing))
    }

    private mutating func process(_ samples: [Float]) -> [Float] {
        var output: [Float] = []
        var position = 0
        while position < samples.count {
            let most = max(1, Self.block * self.inputRate / self.outputRate)
            let offered = min(samples.count - position, most)
            let room = offered * self.outputRate / self.inputRate + 64
            var taken = UInt32(offered)
            var given = UInt32(room)
            let block = [Float](unsafeUninitializedCapacity: room) { buffer, count in
                samples.withUnsafeBufferPointer { input in
                    _ = speex_resampler_process_float(
                        self.state, 0, input.baseAddress.map { $0 + position }, &taken, buffer.baseAddress, &given)
                }
                count = Int(given)
            }
            output += block
            position += Int(taken)
            if taken == 0, given == 0 { break }
        }
        self.produced += output.count
        return output
    }
}
