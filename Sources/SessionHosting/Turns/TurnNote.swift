package import Foundation

/// What is kept of sessions, in the order it happens.
package enum TurnNote: Sendable {
    case sessionBegan(id: String, at: Date, settings: [String: String])
    case turnEnded(TurnRecord)
    case sessionEnded(id: String, at: Date)
}
