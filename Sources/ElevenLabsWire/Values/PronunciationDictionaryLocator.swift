/// Which pronunciation dictionary to use.
public struct PronunciationDictionaryLocator: JSONMessage {
    public var dictionaryID: String
    public var versionID: String?

    public init(dictionaryID: String, versionID: String? = nil) {
        self.dictionaryID = dictionaryID
        self.versionID = versionID
    }

    private enum CodingKeys: String, CodingKey {
        case dictionaryID = "pronunciation_dictionary_id"
        case versionID = "version_id"
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            dictionaryID: try fields.text(.dictionaryID) ?? fields.decode(String.self, forKey: .dictionaryID),
            versionID: try fields.text(.versionID))
    }
}
