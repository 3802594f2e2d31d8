internal import Foundation
internal import SpeechEngines

/// The texts of Moonshine's tokens.
struct MoonshineVocabulary {
    private let pieces: [[UInt8]]

    /// Reads `tokenizer.bin`: for each token its length, in one byte or, from 128, in two (low seven bits first), then
    /// its bytes.
    init(path: String) throws {
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        var pieces: [[UInt8]] = []
        var position = 0
        while position < bytes.count {
            var length = Int(bytes[position])
            position += 1
            if length >= 128, position < bytes.count {
                length = length - 128 + 128 * Int(bytes[position])
                position += 1
            }
            guard position + length <= bytes.count else {
                throw EngineError(.damaged, "\(path) is cut short: run `make setup` again")
            }
            pieces.append(Array(bytes[position..<position + length]))
            position += length
        }
        self.pieces = pieces
    }

    /// The text of tokens, trimmed.
    func text(_ tokens: [Int64]) -> String {
        var bytes: [UInt8] = []
        for token in tokens where self.pieces.indices.contains(Int(token)) {
            let piece = self.pieces[Int(token)]
            if let byte = Self.escapedByte(piece) { bytes.append(byte) } else { bytes += piece }
        }
        // U+2581 stands for a blank.
        let text = String(decoding: bytes, as: UTF8.self).replacing("\u{2581}", with: " ")
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The byte that a token such as `<0xE2>` stands for.
    private static func escapedByte(_ piece: [UInt8]) -> UInt8? {
        guard piece.count == 6, piece.starts(with: Array("<0x".utf8)), piece.last == UInt8(ascii: ">") else {
            return nil
        }
        return UInt8(String(decoding: piece[3...4], as: UTF8.self), radix: 16)
    }
}
