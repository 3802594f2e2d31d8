package import Cascade
internal import Foundation
package import Logging
package import ServerEdge
package import SpeechEngines
package import TurnTimes

/// Admits, names, keeps and ends sessions, whatever line their callers come on.
package final class SessionHost: Sendable {
    private let agent: Agent
    private let settings: [String: String]
    private let decorate: @Sendable (EngineSet, SessionClock) -> SessionEngines
    private let readiness: EngineReadiness
    private let listening: ListeningLoop
    private let keeping: TurnKeeping
    private let journals: JournalFolder?
    private let places: Places
    private let headroom: HeadroomWatch
    private let logger: Logger

    /// - Parameters:
    ///   - settings: those in force, by their keys, which each turn is kept with.
    ///   - limit: sessions at once.
    ///   - listening: the process's loop; must be running.
    ///   - headroom: whether more can be served; must be running to say no.
    ///   - journals: where each session's journal is kept, nil for nowhere.
    ///   - decorate: what a session's engines are, made of those of the process.
    package init(
        agent: Agent, settings: [String: String], limit: Int, readiness: EngineReadiness, listening: ListeningLoop,
        keeping: TurnKeeping, headroom: HeadroomWatch = HeadroomWatch(clock: SessionClock(ContinuousClock())),
        journals: JournalFolder? = nil, logger: Logger,
        decorate: @escaping @Sendable (EngineSet, SessionClock) -> SessionEngines = { engines, _ in
            SessionEngines(engines)
        }
    ) {
        self.agent = agent
        self.settings = settings
        self.decorate = decorate
        self.readiness = readiness
        self.listening = listening
        self.keeping = keeping
        self.journals = journals
        self.places = Places(limit)
        self.headroom = headroom
        self.logger = logger
    }

    /// Sessions that are open now.
    package var count: Int { self.places.taken }

    /// What of the sessions' sound was listened to late or never.
    package var listeningTally: ListeningTally { self.listening.tally }

    /// Why no session can begin now, nil if one can.
    package var refusal: HostRefusal? {
        switch self.readiness.state {
        case .loading: .loading
        case .failed(let error): .unusable(error)
        case .ready: !self.places.hasRoom ? .full : self.headroom.level == .none ? .busy : nil
        }
    }

    /// Holds a session on the line until its client leaves, the task is cancelled, or an engine cannot go on, which the line
    /// has told by then.
    /// - Throws: if none can begin.
    package func hold(_ line: some Line) async throws(HostRefusal) {
        guard case .ready(let engines) = self.readiness.state else { throw self.refusal ?? .loading }
        // Several may have been let in at the same moment.
        guard self.places.take() else { throw .full }
        defer { self.places.leave() }
        let id = UUID().uuidString
        var logger = self.logger
        logger[metadataKey: "session"] = "\(id)"
        logger.info("session began")
        defer { logger.info("session ended") }
        let journal = self.journals?.begin(session: id, settings: self.settings, logger: logger)
        // Not the caller's child: what it was told before a cancel is written too, and `close` ends it.
        let writing = journal.map { journal in Task { await journal.run() } }
        var sessionEngines = self.decorate(engines, line.clock)
        sessionEngines.maySpeculate = { [headroom] in headroom.level == .ample }
        let session = Session(
            id: id, agent: self.agent, engines: sessionEngines, line: line,
            listening: self.listening, logger: logger,
            report: { [keeping, settings] event in
                guard case .turnEnded(let timeline) = event else { return }
                keeping.note(
                    .turnEnded(TurnRecord(session: id, endedAt: .now, timeline: timeline, settings: settings)))
            }, journal: journal?.note)
        self.keeping.note(.sessionBegan(id: id, at: .now, settings: self.settings))
        // Its client was told why by then.
        try? await session.run()
        self.keeping.note(.sessionEnded(id: id, at: .now))
        journal?.close()
        await writing?.value
    }
}
