import ArgumentParser
import Testing

@testable import CascadeCommand

@Suite("The target of a tune")
struct TuneTargetTests {
    @Test("a word or an address, and nothing else")
    func parsing() {
        #expect(TuneTarget(argument: "local") == .synthesizer)
        #expect(TuneTarget(argument: "elevenlabs") == .ownEndpoint)
        #expect(TuneTarget(argument: "wss://api.elevenlabs.io/") == .endpoint("wss://api.elevenlabs.io"))
        for wrong in ["", "piper", "https://api.elevenlabs.io", "ws:/x"] { #expect(TuneTarget(argument: wrong) == nil) }
    }

    @Test("counts and budgets out of range are refused")
    func refused() {
        for arguments in [
            ["--rate", "0"], ["--repeats", "0"], ["--first", "0"], ["--gap-budget", "-1"], ["--target", "x"],
        ] {
            #expect(throws: (any Error).self) { try TuneCommand.parse(arguments) }
        }
    }
}
