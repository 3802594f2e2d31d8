internal import SpeechEngines

/// Which shared socket a reply speaks through, and when sockets are opened and closed.
///
/// Pure: events in, actions out. So many sockets are kept open as are to be warm; more are opened when those are full, up
/// to a limit, and closed when nobody has used them for a while. A warm socket that is lost is opened again, ever more
/// slowly while that fails, and at once when a reply wants it.
struct SocketPool: Sendable {
    enum Event: Sendable {
        /// Keep sockets warm from now on.
        case warm
        case want(reply: Int)
        /// A reply is over or was given up.
        /// - `hasEnded`: whether the service holds nothing of it any more.
        case release(reply: Int, hasEnded: Bool)
        /// The service has said its last word of a reply.
        case ended(reply: Int)
        case opened(socket: Int)
        /// A reply has found the socket broken: it takes no others, and is closed with its last one.
        case distrust(socket: Int)
        /// The socket could not be opened or has ended.
        case lost(socket: Int, EngineError?)
        case tick
        case stop
    }

    enum Action: Sendable {
        case connect(socket: Int)
        case assign(reply: Int, socket: Int)
        case refuse(reply: Int, EngineError)
        case keepAlive(socket: Int)
        case close(socket: Int)
    }

    /// Contexts that the service takes in one socket.
    static let contexts = 5
    /// The service ends sockets that are silent for 20 s.
    static let keepAlive = Duration.seconds(10)
    /// How long the place of a closed context is kept for a service that does not say that it is free.
    static let grace = Duration.seconds(3)
    /// After so long without a reply a socket that need not be warm is closed.
    static let idle = Duration.seconds(60)

    private enum Phase: Equatable {
        /// Not connected; nil until somebody wants it.
        case resting(until: Duration?)
        case opening
        case open(since: Duration)
    }

    private struct Place {
        var hasEnded = false
        /// When it is free whatever the service says; nil while the reply goes on.
        var free: Duration?
    }

    private struct Socket {
        var phase: Phase
        var places: [Int: Place] = [:]
        var lastSign = Duration.zero
        var idleSince = Duration.zero
        var isDistrusted = false

        var isOpen: Bool { if case .open = self.phase { true } else { false } }
        var isResting: Bool { if case .resting = self.phase { true } else { false } }
    }

    private let warmCount: Int
    private let limit: Int
    private let fault: ElevenLabsFault
    private var sockets: [Int: Socket] = [:]
    private var waiting: [Int] = []
    private var nextNumber = 0
    private var backOff = BackOff(longest: .seconds(30))
    private var isWarm = false
    private var isStopped = false

    /// - Parameters:
    ///   - warm: sockets that are kept open.
    ///   - limit: sockets at the most.
    init(warm: Int, limit: Int, fault: ElevenLabsFault) {
        (self.warmCount, self.limit, self.fault) = (warm, max(1, warm, limit), fault)
    }

    /// When to send `tick`, nil for never.
    var nextDeadline: Duration? {
        self.sockets.values.flatMap { socket -> [Duration] in
            switch socket.phase {
            case .resting(let until): return [until].compactMap(\.self)
            case .opening: return []
            case .open:
                let idle = self.isSpare(socket) ? [socket.idleSince + Self.idle] : []
                return [socket.lastSign + Self.keepAlive] + socket.places.values.compactMap(\.free) + idle
            }
        }.min()
    }

    mutating func handle(_ event: Event, at now: Duration) -> [Action] {
        switch event {
        case .warm:
            self.isWarm = true
            return self.keepWarm(at: now)
        case .want(let reply): return self.want(reply, at: now)
        case .release(let reply, let hasEnded):
            self.waiting.removeAll { $0 == reply }
            self.change(reply) {
                $0.hasEnded = $0.hasEnded || hasEnded
                $0.free = now + Self.grace
            }
            return self.sweep(at: now)
        case .ended(let reply):
            self.change(reply) { $0.hasEnded = true }
            return self.sweep(at: now)
        case .opened(let number):
            guard self.sockets[number]?.phase == .opening else { return [.close(socket: number)] }
            self.sockets[number]?.phase = .open(since: now)
            self.sockets[number]?.lastSign = now
            self.sockets[number]?.idleSince = now
            return self.assign()
        case .distrust(let number):
            self.sockets[number]?.isDistrusted = true
            return self.sweep(at: now)
        case .lost(let number, let error): return self.lose(number, error, at: now)
        case .tick: return self.tick(at: now)
        case .stop:
            self.isStopped = true
            let actions =
                self.waiting.map { Action.refuse(reply: $0, self.fault.stopped) }
                + self.sockets.keys.sorted().map { .close(socket: $0) }
            (self.waiting, self.sockets) = ([], [:])
            return actions
        }
    }

    // MARK: Replies

    private mutating func want(_ reply: Int, at now: Duration) -> [Action] {
        if self.isStopped { return [.refuse(reply: reply, self.fault.stopped)] }
        self.waiting.append(reply)
        let actions = self.assign()
        let room = self.sockets.values.count { $0.phase == .opening } * Self.contexts
        guard self.waiting.count > room else { return actions }
        // One that rests is not waited for: somebody wants it now.
        if let rested = self.sockets.first(where: { $0.value.isResting }) {
            self.sockets[rested.key] = nil
            return actions + [self.connect()]
        }
        if self.sockets.count < self.limit { return actions + [self.connect()] }
        self.waiting.removeLast()
        return actions + [.refuse(reply: reply, self.fault.full)]
    }

    /// Gives places to those who wait, in the fullest socket that has one, so that others can be closed.
    private mutating func assign() -> [Action] {
        var actions: [Action] = []
        while let reply = self.waiting.first {
            let free = self.sockets.filter {
                $0.value.isOpen && !$0.value.isDistrusted && $0.value.places.count < Self.contexts
            }
            let best = free.max { ($0.value.places.count, -$0.key) < ($1.value.places.count, -$1.key) }
            guard let number = best?.key else { break }
            self.waiting.removeFirst()
            self.sockets[number]?.places[reply] = Place()
            actions.append(.assign(reply: reply, socket: number))
        }
        return actions
    }

    private mutating func change(_ reply: Int, _ body: (inout Place) -> Void) {
        for number in self.sockets.keys {
            guard var place = self.sockets[number]?.places[reply] else { continue }
            body(&place)
            self.sockets[number]?.places[reply] = place
        }
    }

    /// Frees the places of replies that are over.
    private mutating func sweep(at now: Duration) -> [Action] {
        var actions: [Action] = []
        for (number, socket) in self.sockets.sorted(by: { $0.key < $1.key }) {
            guard !socket.places.isEmpty || socket.isDistrusted else { continue }
            let kept = socket.places.filter { _, place in
                place.free.map { !place.hasEnded && $0 > now } ?? true
            }
            self.sockets[number]?.places = kept
            guard kept.isEmpty else { continue }
            self.sockets[number]?.idleSince = now
            guard socket.isDistrusted else { continue }
            self.sockets[number] = nil
            actions.append(.close(socket: number))
        }
        return actions + self.keepWarm(at: now) + self.assign()
    }

    // MARK: Sockets

    private mutating func connect() -> Action {
        defer { self.nextNumber += 1 }
        self.sockets[self.nextNumber] = Socket(phase: .opening)
        return .connect(socket: self.nextNumber)
    }

    private mutating func keepWarm(at now: Duration) -> [Action] {
        guard !self.isStopped, self.isWarm else { return [] }
        return (0..<max(0, self.warmCount - self.sockets.count)).map { _ in self.connect() }
    }

    private mutating func lose(_ number: Int, _ error: EngineError?, at now: Duration) -> [Action] {
        guard let socket = self.sockets.removeValue(forKey: number) else { return [] }
        if case .open(let since) = socket.phase, now - since >= BackOff.service { self.backOff.served() }
        self.backOff.failed()
        var actions: [Action] = []
        if !self.sockets.values.contains(where: { $0.phase == .opening }) {
            let error = error ?? self.fault.socket.keepsClosing
            actions = self.waiting.map { .refuse(reply: $0, error) }
            self.waiting = []
        }
        if self.isWarm, !self.isStopped, self.sockets.count < self.warmCount {
            // What no waiting mends rests until somebody wants it.
            let until = error?.isRetryable ?? true ? now + self.backOff.delay : nil
            self.sockets[self.nextNumber] = Socket(phase: .resting(until: until))
            self.nextNumber += 1
        }
        return actions
    }

    private mutating func tick(at now: Duration) -> [Action] {
        var actions = self.sweep(at: now)
        for number in self.sockets.keys.sorted() {
            guard let socket = self.sockets[number] else { continue }
            switch socket.phase {
            case .resting(.some(let until)) where until <= now:
                self.sockets[number] = nil
                actions.append(self.connect())
            case .open where self.isSpare(socket) && socket.idleSince + Self.idle <= now:
                self.sockets[number] = nil
                actions.append(.close(socket: number))
            case .open where socket.lastSign + Self.keepAlive <= now:
                self.sockets[number]?.lastSign = now
                actions.append(.keepAlive(socket: number))
            default: break
            }
        }
        return actions
    }

    private func isSpare(_ socket: Socket) -> Bool {
        socket.places.isEmpty && self.sockets.values.count(where: \.isOpen) > self.warmCount
    }
}
