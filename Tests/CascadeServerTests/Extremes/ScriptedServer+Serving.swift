import CascadeTesting
import ServerTesting
import Testing
import WebSockets

@testable import CascadeServer

extension ScriptedServer {
    /// A whole scripted turn and a speech request: what was sent before has harmed nobody.
    func expectServing() async throws {
        try await self.session { connection, texts, _ in
            try await connection.sendText(#"{"type":"text","text":"Hello"}"#)
            await texts.wait { $0.contains(#""type":"reply_audio_ended""#) }
            try await connection.sendText(#"{"type":"playout","reply":1,"position":4294967295}"#)
            await texts.wait { $0.contains(#""type":"turn_latency""#) }
        }
        let answer = try await self.request(
            "POST", "/v1/text-to-speech/default?output_format=pcm_16000", body: #"{"text":"Hi."}"#)
        #expect(answer.status == 200)
        #expect(!answer.body.isEmpty)
    }

    /// Runs the body for every element, several at once.
    func forEach<Element: Sendable>(
        _ elements: [Element], atOnce: Int = 12, _ body: @escaping @Sendable (Element) async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, element) in elements.enumerated() {
                if number >= atOnce { try await group.next() }
                group.addTask { try await body(element) }
            }
            for try await _ in group {}
        }
    }

    /// Opens a socket, sends texts, and reads until the server closes it or an answer is enough.
    func exchange(
        _ path: String, _ messages: [String], until isEnough: @escaping @Sendable (String) -> Bool = { _ in false }
    ) async throws -> SocketRecord {
        let request = WebSocketClientRequest(url: "ws://127.0.0.1:\(self.port)\(path)")
        let connection = try await WebSocketClient().connect(to: request)
        connection.start()
        var texts: [String] = []
        do {
            for message in messages { try await connection.sendText(message) }
        } catch is WebSocketError {
            // The server has closed already; its reason is among what is read.
        }
        for await text in connection.texts {
            texts.append(text)
            if isEnough(text) { break }
        }
        return SocketRecord(texts: texts, closure: await connection.close())
    }
}
