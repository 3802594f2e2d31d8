internal import SpeechAudio
internal import SpeechEngines

/// The voice's two networks, run in short steps for all speakers.
///
/// The acoustic model reads a clause at once; the vocoder then makes its sound a piece at a time. The step that is
/// due first runs first: a speaker who has not begun is due from the moment of asking, any other when its sound runs
/// out. Speakers about to fall silent go before those about to begin, because a gap is worse than a late start.
struct PiperEngine: SteppedEngine {
    /// One clause to be spoken.
    struct Request: Sendable {
        let ids: [Int64]
        /// Noise, length and noise of the lengths.
        let scales: [Float]
        let progress: SpeechProgress
        let job: EngineJob<VoicedPiece>
        let standing: ReplyStanding?
    }

    /// Part of a clause's sound.
    struct VoicedPiece: Sendable {
        let samples: [Float]
        /// Frames of each phoneme id; comes with the clause's first piece.
        let frames: [Int]?
    }

    /// A clause in work.
    private struct Clause {
        let request: Request
        let asked: ContinuousClock.Instant
        var voiced: VoicedFrames?
    }

    /// What the acoustic model made of a clause.
    private struct VoicedFrames {
        /// One row for each channel.
        let values: [Float]
        let count: Int
        let frames: [Int]
        var done = 0
    }

    /// Three minutes at 22,050 Hz, more than 120 letters take when they are spelled out at half the speed.
    static let frameLimit = 180 * 22_050 / ClauseAlignment.samplesPerFrame
    /// 186 ms: the first sound soon.
    static let firstPieceFrames = 16
    /// 372 ms in about 25 ms of work.
    static let pieceFrames = 32
    /// Pieces of the longest clause.
    static let pieceLimit = Self.frameLimit / Self.pieceFrames + 2
    /// Frames on each side of a piece that its sound depends on: with ten the cut cannot be seen (measured).
    private static let contextFrames = 10
    private static let channels = 192
    /// How much sound a speaker should have left while others begin: about the longest step, reading a clause.
    private static let reserve = Duration.milliseconds(100)
    /// How much sound a speaker that is wanted should have left before drafts are served.
    private static let draftReserve = Duration.seconds(1)

    private let acoustic: OnnxSession
    private let vocoder: OnnxSession
    private let sampleRate: Int
    private let now: @Sendable () -> ContinuousClock.Instant
    private var clauses: [Clause] = []

    init(
        acoustic: OnnxSession, vocoder: OnnxSession, sampleRate: Int,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.acoustic = acoustic
        self.vocoder = vocoder
        self.sampleRate = sampleRate
        self.now = now
    }

    mutating func accept(_ request: Request) {
        self.clauses.append(Clause(request: request, asked: self.now()))
    }

    mutating func step() -> Bool {
        self.clauses.removeAll { clause in
            guard clause.request.job.isCancelled || clause.request.progress.hasEnded else { return false }
            clause.request.job.finish(throwing: CancellationError())
            return true
        }
        guard let index = self.mostUrgent() else { return false }
        do {
            if try self.advance(&self.clauses[index]) {
                self.clauses.remove(at: index).request.job.finish()
            }
        } catch {
            self.clauses.remove(at: index).request.job.finish(throwing: error)
        }
        return true
    }

    consuming func stop() {
        for clause in self.clauses {
            clause.request.job.finish(throwing: EngineError(.stopped, "the synthesizer was stopped"))
        }
    }

    /// Of clauses equally due, such as those of one speaker, the one asked for first.
    private func mostUrgent() -> Int? {
        let due = self.clauses.map { clause in
            let progress = clause.request.progress
            let isDraft = clause.request.standing?.isDraft ?? false
            let due = progress.due(asked: clause.asked).advanced(by: isDraft ? Self.draftReserve : .zero)
            return progress.hasBegun ? due : due.advanced(by: Self.reserve)
        }
        return due.indices.min { due[$0] < due[$1] }
    }

    /// Runs a clause's next step.
    /// - Returns: whether the clause is done.
    private func advance(_ clause: inout Clause) throws -> Bool {
        guard var voiced = clause.voiced else {
            clause.voiced = try self.voice(clause.request)
            return false
        }
        let progress = clause.request.progress
        let length = progress.hasBegun ? Self.pieceFrames : Self.firstPieceFrames
        let piece = voiced.done..<min(voiced.done + length, voiced.count)
        let samples = try self.sound(of: piece, in: voiced)
        clause.request.job.yield(VoicedPiece(samples: samples, frames: voiced.done == 0 ? voiced.frames : nil))
        progress.add(.samples(samples.count, at: self.sampleRate), at: self.now())
        voiced.done = piece.upperBound
        clause.voiced = voiced
        return voiced.done == voiced.count
    }

    private func voice(_ request: Request) throws -> VoicedFrames {
        let results = try self.acoustic.run([
            "input": .int64(request.ids, shape: [1, request.ids.count]),
            "input_lengths": .int64([Int64(request.ids.count)], shape: [1]),
            "scales": .float(request.scales, shape: [3]),
        ])
        guard results.count == 2 else { throw EngineError(.damaged, "the voice is not cut in two: run `make setup`") }
        let shape = try results[0].shape()
        let frames = try results[1].floats().map { Int($0) }
        guard shape.count == 3, shape[1] == Self.channels, frames.count == request.ids.count,
            frames.reduce(0, +) == shape[2], shape[2] > 0
        else { throw EngineError(.damaged, "the voice's durations do not fit its sound: run `make setup` again") }
        guard shape[2] <= Self.frameLimit else {
            throw EngineError(.failed, "a clause would take longer than three minutes to say")
        }
        return VoicedFrames(values: try results[0].floats(), count: shape[2], frames: frames)
    }

    private func sound(of piece: Range<Int>, in voiced: VoicedFrames) throws -> [Float] {
        let first = max(0, piece.lowerBound - Self.contextFrames)
        let end = min(voiced.count, piece.upperBound + Self.contextFrames)
        var window: [Float] = []
        window.reserveCapacity(Self.channels * (end - first))
        for channel in 0..<Self.channels {
            let row = channel * voiced.count
            window += voiced.values[row + first..<row + end]
        }
        guard let input = self.vocoder.inputNames.first,
            let sound = try self.vocoder.run([
                input: .float(window, shape: [1, Self.channels, end - first])
            ]).first
        else { throw EngineError(.damaged, "the vocoder has no input or no output: run `make setup` again") }
        let frame = ClauseAlignment.samplesPerFrame
        return try sound.withFloats { samples in
            guard samples.count == (end - first) * frame else {
                throw EngineError(.damaged, "the vocoder's sound has the wrong length: run `make setup` again")
            }
            return Array(samples[(piece.lowerBound - first) * frame..<(piece.upperBound - first) * frame])
        }
    }
}
