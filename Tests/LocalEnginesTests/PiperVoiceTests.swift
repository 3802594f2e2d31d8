import Foundation
import SpeechEngines
import Testing

@testable import LocalEngines

@Suite("Phonemes as the voice takes them")
struct PiperVoiceTests {
    private func voice() throws -> PiperVoice {
        try PiperVoice(
            json: Data(
                """
                {"audio": {"sample_rate": 22050}, "inference": {"noise_scale": 0.5, "length_scale": 1, "noise_w": 0.8},
                 "phoneme_id_map": {"_": [0], "^": [1], "$": [2], " ": [3], ".": [10], "a": [14], "ˈ": [120]}}
                """.utf8))
    }

    @Test("a pad stands around every phoneme, between start and end")
    func ids() throws {
        #expect(try self.voice().ids(of: ["ˈ", "a", " ", "."]) == [1, 0, 120, 0, 14, 0, 3, 0, 10, 0, 2])
        #expect(try self.voice().ids(of: []) == [1, 0, 2])
    }

    @Test("phonemes that the voice does not know, language notes and empty words are left out")
    func words() throws {
        #expect(try self.voice().words(ofIPA: "(fr)ˈa(en-us) z_ ^a$") == [["ˈ", "a"], ["a"]])
    }

    @Test("a description that cannot be read is damaged")
    func damaged() throws {
        for json in ["", "{}", #"{"audio": 1}"#] {
            let error = #expect(throws: EngineError.self) { try PiperVoice(json: Data(json.utf8)) }
            #expect(error?.code == .damaged)
        }
    }
}
