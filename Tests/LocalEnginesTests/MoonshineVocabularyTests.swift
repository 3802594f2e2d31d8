import Foundation
import SpeechEngines
import Testing

@testable import LocalEngines

@Suite("The recognizer's vocabulary")
struct MoonshineVocabularyTests {
    private func vocabulary(_ bytes: [UInt8]) throws -> MoonshineVocabulary {
        let path = FileManager.default.temporaryDirectory.appending(path: "cascade-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: path) }
        try Data(bytes).write(to: path)
        return try MoonshineVocabulary(path: path.path)
    }

    private func vocabulary(_ pieces: [String]) throws -> MoonshineVocabulary {
        try self.vocabulary(
            pieces.flatMap { piece in
                let bytes = Array(piece.utf8)
                let length =
                    bytes.count < 128
                    ? [UInt8(bytes.count)] : [UInt8(128 + bytes.count % 128), UInt8(bytes.count / 128)]
                return length + bytes
            })
    }

    @Test("tokens are joined, their blanks written, and the ends trimmed")
    func text() throws {
        let vocabulary = try self.vocabulary(["\u{2581}Hello", ",", "\u{2581}you", "th", "\u{2581}"])
        #expect(vocabulary.text([0, 1, 2, 3, 4]) == "Hello, youth")
        #expect(vocabulary.text([]) == "")
        #expect(vocabulary.text([4, 4]) == "")
    }

    @Test("bytes written as tokens make characters")
    func bytes() throws {
        let vocabulary = try self.vocabulary(["a", "<0xC3>", "<0xA9>", "<0xGG>", "<0x1>"])
        #expect(vocabulary.text([0, 1, 2]) == "aé")
        #expect(vocabulary.text([3, 4]) == "<0xGG><0x1>")
    }

    @Test("tokens that it does not have are left out")
    func unknown() throws {
        #expect(try self.vocabulary(["a", "b"]).text([0, 2, -1, 1, 99_999]) == "ab")
    }

    @Test("long and empty pieces have their place", arguments: [0, 127, 128, 129, 255, 256, 300, 16_383])
    func lengths(count: Int) throws {
        let long = String(repeating: "x", count: count)
        let vocabulary = try self.vocabulary(["a", long, "b"])
        #expect(vocabulary.text([1]) == long)
        #expect(vocabulary.text([0, 2]) == "ab")
    }

    @Test("a file cut short is damaged", arguments: [[3, 97], [1, 97, 200], [0x80], [0x80, 1, 97]])
    func cutShort(bytes: [UInt8]) {
        let error = #expect(throws: EngineError.self) { try self.vocabulary(bytes) }
        #expect(error?.code == .damaged)
    }
}
