internal import Subprocess
internal import SystemPackage

/// A server in a process of its own, of this same program, for as long as it is called.
struct LoadServer {
    /// As many as `cascade serve` takes.
    private static let sessions = 1000
    /// What the server says in front of its address.
    private static let greeting = "Cascade: open http://"

    /// Its settings; scripted engines if there are none.
    let arguments: [String]

    /// Serves while the body runs, on a free port.
    /// - Parameter body: gets the address of sessions and the server's process.
    func run<Value: Sendable>(_ body: @escaping @Sendable (String, Int32) async throws -> Value) async throws -> Value {
        let settings = self.arguments.isEmpty ? ["--engines", "scripted"] : self.arguments
        let result = try await Subprocess.run(
            .path(FilePath(ProgramFile.path)),
            arguments: Arguments(["serve", "--port", "0", "--max-sessions", "\(Self.sessions)"] + settings),
            input: .none, output: .sequence, error: .currentStandardError
        ) { child in
            var value: Value?
            // Read to its end, so that the server never waits for its reader.
            for try await line in child.standardOutput.strings() where value == nil {
                guard let start = line.firstRange(of: Self.greeting) else { continue }
                let address = line[start.upperBound...].prefix { $0 != "/" }
                value = try await body("ws://\(address)/v1/session", child.processIdentifier.value)
                try child.send(signal: .terminate)
            }
            return value
        }
        guard let value = result.closureResult else {
            throw CommandFailure("the server ended before it could be called; the lines above say why")
        }
        return value
    }
}
