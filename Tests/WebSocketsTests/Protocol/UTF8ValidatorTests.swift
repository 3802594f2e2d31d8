import Testing

@testable import WebSockets

@Suite("Text is checked byte by byte, across fragments")
struct UTF8ValidatorTests {
    @Test("Every way of cutting valid text is accepted", arguments: ["", "abc", "κόσμε", "日本語", "a😀b", "\u{10FFFF}"])
    func acceptsEveryCut(text: String) {
        let bytes = Array(text.utf8)
        for cut in 0...bytes.count {
            var validator = UTF8Validator()
            #expect(validator.append(bytes[..<cut]) == true)
            #expect(validator.append(bytes[cut...]) == true)
            #expect(validator.isComplete)
        }
    }

    @Test(
        "Overlong forms, surrogates, values above U+10FFFF and stray bytes are refused",
        arguments: [
            [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80],
            [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80],
            [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xC3, 0x28], [0xE2, 0x28, 0xA1], [0xF0, 0x90, 0x28, 0xBC],
        ] as [[UInt8]])
    func refusesInvalid(bytes: [UInt8]) {
        var validator = UTF8Validator()
        #expect(validator.append(bytes) == false)
        #expect(String(validating: bytes, as: UTF8.self) == nil)
    }

    @Test("The first wrong byte is refused before the rest arrives")
    func failsEarly() {
        var validator = UTF8Validator()
        #expect(validator.append([0xF4]) == true)
        #expect(!validator.isComplete)
        #expect(validator.append([0x90]) == false)
    }

    @Test("Agrees with the standard library on every two-byte sequence and every three-byte beginning")
    func agreesWithStandardLibrary() {
        for first in UInt8(0)...255 {
            for second in UInt8(0)...255 {
                for tail in [[], [0x80], [0x80, 0x80]] as [[UInt8]] {
                    let bytes = [first, second] + tail
                    var validator = UTF8Validator()
                    let isValid = validator.append(bytes) && validator.isComplete
                    if isValid != (String(validating: bytes, as: UTF8.self) != nil) { Issue.record("\(bytes)") }
                }
            }
        }
    }
}
