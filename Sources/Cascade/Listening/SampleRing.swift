internal import SpeechAudio

/// The latest samples of a sound, as 16-bit numbers.
///
/// It grows on use, up to a limit; then the oldest samples give way. Nothing is allocated once it has its size.
struct SampleRing: Sendable {
    /// Samples that are room for at first: a look's worth at 16 kHz, and some.
    private static let firstCapacity = 1024

    /// A ring that may hold no more has its size at the second growth; each one leaves a hole behind.
    private static let smallLimit = 8192

    /// Samples that are kept at the most.
    private let limit: Int
    private var ring: [Int16] = []
    private var first = 0
    /// Samples that are kept.
    private(set) var count = 0

    init(limit: Int) {
        self.limit = max(1, limit)
    }

    /// Adds samples, -1…1.
    /// - Returns: how many gave way, of those before or of these.
    mutating func append(_ samples: [Float]) -> Int {
        samples.withUnsafeBufferPointer { samples in self.add(samples.count) { PCM16.quantized(samples[$0]) } }
    }

    /// Adds samples.
    /// - Returns: how many gave way, of those before or of these.
    @discardableResult
    mutating func append(_ samples: ArraySlice<Int16>) -> Int {
        samples.withUnsafeBufferPointer { samples in self.add(samples.count) { samples[$0] } }
    }

    /// Adds 16-bit little-endian samples; an odd last byte is ignored.
    /// - Returns: how many samples gave way, of those before or of these.
    mutating func append(pcm bytes: RawSpan) -> Int {
        bytes.withUnsafeBytes { bytes in
            self.add(bytes.count / PCM16.sampleLength) { PCM16.number($0, in: bytes) }
        }
    }

    /// The last samples, -1…1.
    /// - Parameter number: 0 or more; all, if there are fewer.
    func last(_ number: Int) -> [Float] {
        let number = min(number, self.count)
        guard number > 0 else { return [] }
        let start = (self.first + self.count - number) % self.ring.count
        let head = min(number, self.ring.count - start)
        return [Float](unsafeUninitializedCapacity: number) { samples, count in
            self.ring.withUnsafeBufferPointer { ring in
                for index in 0..<head { samples.initializeElement(at: index, to: PCM16.sample(ring[start + index])) }
                for index in head..<number {
                    samples.initializeElement(at: index, to: PCM16.sample(ring[index - head]))
                }
            }
            count = number
        }
    }

    /// Moves all samples behind those of an array.
    mutating func drain(into samples: inout [Int16]) {
        let end = self.first + self.count
        samples += self.ring[self.first..<min(end, self.ring.count)]
        if end > self.ring.count { samples += self.ring[..<(end - self.ring.count)] }
        (self.first, self.count) = (0, 0)
    }

    private mutating func add(_ number: Int, _ sample: (Int) -> Int16) -> Int {
        let skipped = max(0, number - self.limit)
        let added = number - skipped
        self.grow(toHold: self.count + added)
        let pushed = max(0, self.count + added - self.ring.count)
        let capacity = self.ring.count
        guard added > 0 else { return 0 }
        self.first = (self.first + pushed) % capacity
        self.count -= pushed
        let end = (self.first + self.count) % capacity
        let head = min(added, capacity - end)
        self.ring.withUnsafeMutableBufferPointer { ring in
            for index in 0..<head { ring[end + index] = sample(skipped + index) }
            for index in head..<added { ring[index - head] = sample(skipped + index) }
        }
        self.count += added
        return skipped + pushed
    }

    private mutating func grow(toHold needed: Int) {
        guard needed > self.ring.count, self.ring.count < self.limit else { return }
        var grown: [Int16] = []
        let next = self.ring.isEmpty || self.limit > Self.smallLimit ? self.ring.count * 2 : self.limit
        let capacity = min(self.limit, max(needed, next, Self.firstCapacity))
        grown.reserveCapacity(capacity)
        let kept = self.count
        self.drain(into: &grown)
        grown += repeatElement(0, count: capacity - kept)
        (self.ring, self.first, self.count) = (grown, 0, kept)
    }
}
