internal import SpeechEngines

/// The recognizer's loop: of all streams with work, the most urgent first, one graph pass a step.
struct MoonshineEngine: SteppedEngine {
    enum Request: Sendable {
        /// The stream is open.
        case enter(MoonshineStream)
        /// The stream has work.
        case attend(MoonshineStream)
        /// The stream is closed; resumed when no work of it is left.
        case leave(MoonshineStream, CheckedContinuation<Void, Never>)
    }

    private struct Seat {
        let stream: MoonshineStream
        var decoding: MoonshineDecoding?
    }

    private struct Guest {
        weak var stream: MoonshineStream?
    }

    private let model: MoonshineModel
    /// All open streams, with work or without.
    private var guests: [Guest] = []
    private var seats: [Seat] = []

    /// Takes the model and runs it once.
    init(model: MoonshineModel) throws {
        self.model = model
        var warmUp = MoonshineDecoding(
            work: MoonshineWork(
                id: 0, start: 0, samples: [Float](repeating: 0, count: MoonshineModel.sampleRate), isFront: false,
                hypothesis: [], urgency: .partial))
        while try !warmUp.step(model) {}
    }

    mutating func accept(_ request: Request) {
        switch request {
        case .enter(let stream):
            self.guests.removeAll { $0.stream == nil }
            self.guests.append(Guest(stream: stream))
        case .attend(let stream):
            if !self.seats.contains(where: { $0.stream === stream }) { self.seats.append(Seat(stream: stream)) }
        case .leave(let stream, let continuation):
            self.seats.removeAll { $0.stream === stream }
            self.guests.removeAll { $0.stream === stream }
            continuation.resume()
        }
    }

    mutating func step() -> Bool {
        for index in self.seats.indices.reversed() { self.refresh(index) }
        // The first of the most urgent: streams that came earlier are served earlier.
        let urgent = self.seats.indices.min {
            self.seats[$0].decoding?.work.urgency ?? .partial < self.seats[$1].decoding?.work.urgency ?? .partial
        }
        guard let urgent, var decoding = self.seats[urgent].decoding else { return false }
        let stream = self.seats[urgent].stream
        do {
            let isComplete = try decoding.step(self.model)
            self.seats[urgent].decoding = isComplete ? nil : decoding
            if isComplete {
                let text = self.model.vocabulary.text(decoding.tokens)
                stream.complete(decoding.work, tokens: decoding.tokens, text: text)
                // To the end of the line, so that equally urgent streams take turns.
                self.seats.append(self.seats.remove(at: urgent))
            }
        } catch {
            self.seats.remove(at: urgent)
            stream.fail(error)
        }
        return true
    }

    consuming func stop() {
        for guest in self.guests { guest.stream?.fail(MoonshineStream.stopped) }
    }

    /// Drops work that nobody wants, takes up new work, and gives up the seat of a stream without any.
    private mutating func refresh(_ index: Int) {
        let stream = self.seats[index].stream
        if let work = self.seats[index].decoding?.work, !stream.wants(work) { self.seats[index].decoding = nil }
        let isIdle = self.seats[index].decoding == nil
        if let work = stream.nextWork(isIdle: isIdle) {
            self.seats[index].decoding = MoonshineDecoding(work: work)
        } else if isIdle {
            self.seats.remove(at: index)
        }
    }
}
