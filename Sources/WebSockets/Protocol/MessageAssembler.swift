import NIOCore

/// Joins the data frames of one message and checks its size, its fragments and its text.
struct MessageAssembler {
    enum Outcome: Equatable {
        case incomplete
        case complete(WebSocketMessage)
        case failed(CloseFailure)
    }

    private enum State {
        case idle
        case text(ByteBuffer, fragments: Int, UTF8Validator)
        case binary(ByteBuffer, fragments: Int)
    }

    private let maxMessageSize: Int
    private let maxFragments: Int
    private var state = State.idle

    init(maxMessageSize: Int, maxFragments: Int) {
        self.maxMessageSize = maxMessageSize
        self.maxFragments = maxFragments
    }

    /// Takes the first frame of a message.
    mutating func begin(_ payload: ByteBuffer, isText: Bool, isFinal: Bool) -> Outcome {
        guard case .idle = self.state else {
            return .failed(CloseFailure(code: .protocolError, reason: "new message inside a fragmented one"))
        }
        guard payload.readableBytes <= self.maxMessageSize else { return .failed(self.tooBig) }
        if isFinal {
            return isText ? Self.text(payload) : .complete(.binary(payload))
        }
        guard isText else {
            self.state = .binary(payload, fragments: 1)
            return .incomplete
        }
        var validator = UTF8Validator()
        guard validator.append(payload.readableBytesView) else { return .failed(Self.notUTF8) }
        self.state = .text(payload, fragments: 1, validator)
        return .incomplete
    }

    /// Takes a continuation frame.
    mutating func append(_ payload: ByteBuffer, isFinal: Bool) -> Outcome {
        // Moved out, not copied: with two owners of the buffer every append would copy it.
        var state = State.idle
        swap(&state, &self.state)
        switch consume state {
        case .idle:
            return .failed(CloseFailure(code: .protocolError, reason: "continuation without a message"))
        case .binary(var buffer, let fragments):
            if let failure = self.join(payload, to: &buffer, fragments: fragments) { return .failed(failure) }
            if isFinal { return .complete(.binary(buffer)) }
            self.state = .binary(buffer, fragments: fragments + 1)
        case .text(var buffer, let fragments, var validator):
            if let failure = self.join(payload, to: &buffer, fragments: fragments) { return .failed(failure) }
            guard validator.append(payload.readableBytesView), !isFinal || validator.isComplete else {
                return .failed(Self.notUTF8)
            }
            if isFinal { return .complete(.text(String(buffer: buffer))) }
            self.state = .text(buffer, fragments: fragments + 1, validator)
        }
        return .incomplete
    }

    private func join(_ payload: ByteBuffer, to buffer: inout ByteBuffer, fragments: Int) -> CloseFailure? {
        guard fragments < self.maxFragments else {
            return CloseFailure(code: .policyViolation, reason: "more than \(self.maxFragments) fragments")
        }
        guard buffer.readableBytes + payload.readableBytes <= self.maxMessageSize else { return self.tooBig }
        buffer.writeImmutableBuffer(payload)
        return nil
    }

    private static func text(_ payload: ByteBuffer) -> Outcome {
        guard let text = String(validating: payload.readableBytesView, as: UTF8.self) else {
            return .failed(Self.notUTF8)
        }
        return .complete(.text(text))
    }

    private var tooBig: CloseFailure {
        CloseFailure(code: .messageTooBig, reason: "message over \(self.maxMessageSize) bytes")
    }

    private static let notUTF8 = CloseFailure(code: .invalidPayload, reason: "text is not UTF-8")
}
