/// When collected text is spoken.
public struct GenerationConfig: JSONMessage {
    /// Characters to collect before each successive generation, each 50…500; nil is 120, 160, 250, 290.
    public var chunkLengthSchedule: [Int]?

    public init(chunkLengthSchedule: [Int]? = nil) {
        self.chunkLengthSchedule = chunkLengthSchedule
    }

    private enum CodingKeys: String, CodingKey {
        case chunkLengthSchedule = "chunk_length_schedule"
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            chunkLengthSchedule:
                try fields.wholes(.chunkLengthSchedule, in: FieldLimit.whole, limit: FieldLimit.list))
    }
}
