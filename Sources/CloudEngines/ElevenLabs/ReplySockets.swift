internal import ElevenLabsWire
internal import SpeechEngines
internal import WebSockets

/// A socket for each reply (`stream-input`).
struct ReplySockets: SpeechLineSource {
    let fault: ElevenLabsFault
    /// - Throws: `EngineError`, or `CancellationError`.
    let connect: @Sendable () async throws -> WebSocketConnection

    func open(_ number: Int, report: @escaping @Sendable (SpokenReply.Event) -> Void) async throws -> any SpeechLine {
        Line(socket: SocketLine(try await self.connect()), number: number, fault: self.fault, report: report)
    }

    private struct Line: SpeechLine {
        let socket: SocketLine
        let number: Int
        let fault: ElevenLabsFault
        let report: @Sendable (SpokenReply.Event) -> Void

        func run() async {
            let closure = await self.socket.run { [number, report] text in
                do {
                    report(.output(try StreamOutputMessage(json: text).output, line: number))
                } catch {
                    report(.unreadable(line: number))
                }
            }
            self.report(.lost(self.fault.lost(closure), line: self.number))
        }

        func send(_ command: SpeechCommand) { self.socket.send(.text(command.single.json)) }
        func close(isBroken: Bool) { isBroken ? self.socket.drop() : self.socket.hangUp() }
    }
}
