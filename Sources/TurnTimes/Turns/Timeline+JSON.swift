internal import SpeechAudio

/// The fields of the event `turn_latency`, of the log and of the store. Latencies and stages are written for who reads
/// them; this module reads the marks alone, which both follow from.
extension Timeline: Codable {
    private enum CodingKeys: String, CodingKey {
        case turn, origin, stages, tokens, characters, chunks, schedule, gaps, clock, drafts, overlaps
        case latencies = "latency_ms"
        case marks = "marks_ms"
        case audio = "audio_ms"
        case gapCount = "gap_count"
        case cutIns = "cut_ins"
        case deadAirs = "dead_airs"
    }

    private struct Stage: Encodable {
        let stage: TurnStage
        let start: Double
        let end: Double

        enum CodingKeys: String, CodingKey {
            case stage
            case start = "start_ms"
            case end = "end_ms"
        }
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            turn: TurnID(Int(try fields.decode(UInt32.self, forKey: .turn))),
            origin: try fields.decode(Origin.self, forKey: .origin))
        var reply = ReplyTimes()
        reply.marks = try fields.decodeIfPresent(Marks.self, forKey: .marks) ?? Marks()
        reply.tokens = try fields.count(.tokens)
        reply.characters = try fields.count(.characters)
        reply.chunks = try fields.count(.chunks)
        reply.schedule = try fields.decodeIfPresent(String.self, forKey: .schedule)
        reply.audio = .limited(milliseconds: try fields.decodeIfPresent(Double.self, forKey: .audio) ?? 0)
        reply.gaps = try fields.decodeIfPresent([TurnGap].self, forKey: .gaps) ?? []
        reply.gapCount = max(reply.gaps.count, try fields.count(.gapCount))
        reply.clock = try fields.decodeIfPresent(ClockEstimate.self, forKey: .clock)
        self.commit(reply)
        self.drafts = try fields.decodeIfPresent(DraftTally.self, forKey: .drafts) ?? DraftTally()
        self.cutIns = try fields.count(.cutIns)
        self.overlaps = try fields.decodeIfPresent(OverlapTally.self, forKey: .overlaps) ?? OverlapTally()
        self.deadAirs = try fields.count(.deadAirs)
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(self.turn.number, forKey: .turn)
        try fields.encode(self.origin, forKey: .origin)
        let latencies = LatencyName.allCases.compactMap { name in
            self[name].map { (name.rawValue, $0.roundedMilliseconds) }
        }
        try fields.encode(Dictionary(uniqueKeysWithValues: latencies), forKey: .latencies)
        let stages = Waterfall(self.marks).steps.map { step in
            Stage(stage: step.stage, start: step.start.roundedMilliseconds, end: step.end.roundedMilliseconds)
        }
        try fields.encode(stages, forKey: .stages)
        try fields.encode(self.marks, forKey: .marks)
        try fields.encode(self.reply.tokens, forKey: .tokens)
        try fields.encode(self.reply.characters, forKey: .characters)
        try fields.encode(self.reply.chunks, forKey: .chunks)
        try fields.encodeIfPresent(self.reply.schedule, forKey: .schedule)
        try fields.encode(self.reply.audio.roundedMilliseconds, forKey: .audio)
        try fields.encode(self.reply.gaps, forKey: .gaps)
        try fields.encode(self.reply.gapCount, forKey: .gapCount)
        try fields.encodeIfPresent(self.reply.clock, forKey: .clock)
        try fields.encode(self.drafts, forKey: .drafts)
        try fields.encode(self.cutIns, forKey: .cutIns)
        try fields.encode(self.overlaps, forKey: .overlaps)
        try fields.encode(self.deadAirs, forKey: .deadAirs)
    }
}
