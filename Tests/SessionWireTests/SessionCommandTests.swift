import SessionWire
import Testing

@Suite("Session commands")
struct SessionCommandTests {
    @Test(
        "each command is read",
        arguments: [
            (#"{"type":"session.start","protocol":1,"sample_rate":48000}"#, SessionCommand.start(sampleRate: 48_000)),
            (#"{"type":"session.start"}"#, .start(sampleRate: 16_000)),
            (#"{"type":"turn.begin"}"#, .beginTurn), (#"{"type":"turn.end"}"#, .endTurn),
            (#"{"type":"interrupt","more":1}"#, .interrupt),
            (#"{"type":"text","text":"Hello"}"#, .text("Hello")),
            (#"{"type":"playout","reply":3,"position":4410}"#, .playout(reply: 3, position: 4410)),
            (#"{"type":"microphone","delay_ms":10.5}"#, .microphone(delay: .milliseconds(10.5))),
            (#"{"type":"audible","reply":3,"delay_ms":41.5}"#, .audible(reply: 3, delay: .milliseconds(41.5))),
            (
                #"{"type":"audible","reply":3,"delay_ms":41.5,"client_ms":900,"offset_ms":-12.5,"error_ms":0.4}"#,
                .audible(reply: 3, delay: .milliseconds(41.5), clock: ClientClock(time: 900, offset: -12.5, error: 0.4))
            ),
            (#"{"type":"gap","reply":3,"position":4410,"samples":220}"#, .gap(reply: 3, position: 4410, samples: 220)),
            (#"{"type":"ping","id":7}"#, .ping(id: 7)),
        ])
    func commands(json: String, command: SessionCommand) throws {
        #expect(try SessionCommand(json: json) == command)
        #expect(try SessionCommand(json: command.json) == command, "a client's own words are read the same")
    }

    @Test("a type of a later version is passed over")
    func unknown() throws { #expect(try SessionCommand(json: #"{"type":"sing"}"#) == nil) }

    @Test(
        "what breaks the protocol is refused with what is allowed",
        arguments: [
            "", "[]", "{}", #"{"type":1}"#, #"{"type":"text"}"#, #"{"type":"text","text":""}"#,
            #"{"type":"session.start","sample_rate":100}"#, #"{"type":"session.start","protocol":2}"#,
            #"{"type":"playout","reply":1,"position":-1}"#, #"{"type":"ping"}"#,
            #"{"type":"gap","reply":1,"position":0,"samples":0}"#, #"{"type":"gap","reply":1,"samples":5}"#,
            #"{"type":"microphone"}"#, #"{"type":"microphone","delay_ms":-1}"#,
            #"{"type":"audible","reply":1,"delay_ms":1,"offset_ms":3}"#,
            #"{"type":"audible","reply":1,"delay_ms":1,"client_ms":1,"offset_ms":3,"error_ms":-1}"#,
            #"{"type":"audible","reply":1,"delay_ms":1,"client_ms":1,"offset_ms":1e300,"error_ms":1}"#,
            #"{"type":"playout","reply":1,"position":9223372036854775807}"#,
            #"{"type":"playout","reply":4611686018427387904,"position":1}"#,
            #"{"type":"gap","reply":1,"position":4294967296,"samples":5}"#,
            #"{"type":"ping","id":9223372036854775807}"#, #"{"type":"microphone","delay_ms":1e400}"#,
            #"{"type":"microphone","delay_ms":NaN}"#, #"{"type":"microphone","delay_ms":"Infinity"}"#,
        ])
    func refused(json: String) {
        #expect(throws: SessionWireError.self) { try SessionCommand(json: json) }
    }

    @Test("a typed turn is bounded in characters and in bytes, as one character may have any number of signs")
    func longText() throws {
        let letters = String(repeating: "a", count: SessionProtocol.textLimit)
        #expect(try SessionCommand(json: #"{"type":"text","text":"\#(letters)"}"#) == .text(letters))
        #expect(throws: SessionWireError.self) { try SessionCommand(json: #"{"type":"text","text":"\#(letters)a"}"#) }
        let accents = "a" + String(repeating: "\u{301}", count: SessionProtocol.textByteLimit)
        #expect(accents.count == 1)
        #expect(throws: SessionWireError.self) { try SessionCommand(json: #"{"type":"text","text":"\#(accents)"}"#) }
        let filler = String(repeating: " ", count: SessionProtocol.messageLimit)
        #expect(throws: SessionWireError.self) { try SessionCommand(json: #"{"type":"interrupt"}"# + filler) }
    }

    @Test("a field that cannot be read is named")
    func namedField() {
        let error = #expect(throws: SessionWireError.self) { try SessionCommand(json: #"{"type":"ping","id":"x"}"#) }
        #expect(error?.message == #"the field "id" has the wrong type or is out of range"#)
    }
}
