import Foundation
import ServerTesting

extension ScriptedServer {
    /// One plain request.
    func get(_ path: String, origin: String? = nil) async throws -> (status: Int, body: String) {
        let answer = try await self.request("GET", path, headers: origin.map { ["Origin": $0] } ?? [:])
        return (answer.status, String(decoding: answer.body, as: UTF8.self))
    }

    /// Asks until the answer is as wanted: turns are kept a moment after they end.
    func json(_ path: String, until isWanted: ([String: Any]) -> Bool) async throws -> [String: Any] {
        while true {
            let answer = try await self.request("GET", path)
            let object = try JSONSerialization.jsonObject(with: answer.body) as? [String: Any] ?? [:]
            if answer.status == 200, isWanted(object) { return object }
            try Task.checkCancellation()
            await Task.yield()
        }
    }
}
