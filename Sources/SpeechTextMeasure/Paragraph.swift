import Foundation

/// One annotated paragraph of the measuring data.
struct Paragraph: Decodable {
    let genre: String
    let sentences: [String]

    static func read(from path: String) throws -> [Paragraph] {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        return try text.split(separator: "\n").map { line in
            try JSONDecoder().decode(Paragraph.self, from: Data(line.utf8))
        }
    }

    var text: String { sentences.joined(separator: " ") }

    /// Whether every sentence but the last ends with a mark, and every one but the first begins as sentences do.
    var isEdited: Bool {
        sentences.dropLast().allSatisfy(Self.endsWithMark) && sentences.dropFirst().allSatisfy(Self.beginsAsSentence)
    }

    private static func endsWithMark(_ sentence: String) -> Bool {
        let body = sentence.unicodeScalars.reversed().drop { "\"'”’)]".unicodeScalars.contains($0) }
        return body.first.map { ".!?".unicodeScalars.contains($0) } ?? false
    }

    private static func beginsAsSentence(_ sentence: String) -> Bool {
        guard let first = sentence.unicodeScalars.first else { return false }
        return first.properties.isUppercase || ("0"..."9").contains(first) || "\"'“‘([".unicodeScalars.contains(first)
    }
}
