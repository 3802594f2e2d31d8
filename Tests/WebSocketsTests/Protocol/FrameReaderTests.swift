import CascadeTesting
import NIOCore
import NIOWebSocket
import Testing

@testable import WebSockets

@Suite("Reading frames")
struct FrameReaderTests {
    private static let allocator = ByteBufferAllocator()

    /// Payloads of every kind of length field, and those around the words that are unmasked at once.
    private static let lengths = Array(0...20) + [125, 126, 127, 4096, 4097, 65_535, 65_536, 70_001]

    private static func frame(_ length: Int, isMasked: Bool, _ random: inout SeededGenerator) -> Frame {
        let opcodes: [WebSocketOpcode] =
            length <= 125 ? [.text, .binary, .continuation, .ping, .pong] : [.text, .binary]
        let opcode = opcodes[Int.random(in: 0..<opcodes.count, using: &random)]
        let isControl = [.ping, .pong].contains(opcode)
        return Frame(
            opcode: opcode, isFinal: isControl || Bool.random(using: &random),
            reserved: UInt8.random(in: 0...7, using: &random), isMasked: isMasked,
            payload: ByteBuffer(bytes: (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }))
    }

    private static func read(_ reader: inout FrameReader) throws -> [Frame] {
        var frames: [Frame] = []
        while let frame = try reader.next() { frames.append(frame) }
        return frames
    }

    @Test("frames of all lengths come out as they were written, however their bytes are cut", arguments: [true, false])
    func cuttings(isMasked: Bool) throws {
        var random = SeededGenerator(seed: 3)
        let frames = Self.lengths.map { Self.frame($0, isMasked: isMasked, &random) }
        var bytes = ByteBuffer()
        for frame in frames { bytes.writeImmutableBuffer(frame.bytes(allocator: Self.allocator)) }
        for longest in [1, 2, 7, 1000, 200_000] {
            var reader = FrameReader(maxFrameSize: 1 << 20)
            var rest = bytes
            var read: [Frame] = []
            while rest.readableBytes > 0 {
                let length = min(rest.readableBytes, Int.random(in: 1...longest, using: &random))
                reader.append(rest.readSlice(length: length) ?? ByteBuffer())
                read += try Self.read(&reader)
            }
            #expect(read == frames)
        }
    }

    @Test("a masked frame of the standard's examples is read")
    func example() throws {
        var reader = FrameReader(maxFrameSize: 100)
        reader.append(ByteBuffer(bytes: [0x81, 0x85, 0x37, 0xFA, 0x21, 0x3D, 0x7F, 0x9F, 0x4D, 0x51, 0x58]))
        let frame = try reader.next()
        #expect(frame == Frame(opcode: .text, isMasked: true, payload: ByteBuffer(string: "Hello")))
        let none = try reader.next()
        #expect(none == nil)
    }

    @Test("a payload that is kept stays what it was when more frames are read")
    func kept() throws {
        var reader = FrameReader(maxFrameSize: 100)
        for text in ["first", "other"] {
            reader.append(
                Frame(opcode: .text, isMasked: true, payload: ByteBuffer(string: text)).bytes(
                    allocator: Self.allocator))
        }
        let first = try reader.next()
        _ = try reader.next()
        #expect(first?.payload == ByteBuffer(string: "first"))
    }

    @Test("a length is checked before its payload has come, and control frames are short and whole")
    func limits() {
        let wrong: [([UInt8], WebSocketCloseCode)] = [
            ([0x82, 0x7E, 0x03, 0xE9], .messageTooBig),
            ([0x82, 0xFE, 0xFF, 0xFF], .messageTooBig),
            ([0x82, 0x7F, 0, 0, 0, 0, 0, 0, 0x03, 0xE9], .messageTooBig),
            ([0x82, 0xFF] + [UInt8](repeating: 0xFF, count: 8), .messageTooBig),
            ([0x09, 0x00], .protocolError),
            ([0x88, 0x7E, 0x00, 0x7E], .protocolError),
        ]
        for (bytes, code) in wrong {
            var reader = FrameReader(maxFrameSize: 1000)
            reader.append(ByteBuffer(bytes: bytes))
            var failure: CloseFailure?
            do { _ = try reader.next() } catch { failure = error }
            #expect(failure?.code == code, "\(bytes)")
            // Nothing is read behind it.
            reader.append(Frame(opcode: .ping, isMasked: true, payload: ByteBuffer()).bytes(allocator: Self.allocator))
            let late = (try? reader.next()) ?? nil
            #expect(late == nil)
        }
    }

    @Test("no bytes end the program or grow what is kept")
    func anything() {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<2000 {
            var reader = FrameReader(maxFrameSize: 64)
            for _ in 0..<20 {
                reader.append(ByteBuffer(bytes: (0..<10).map { _ in UInt8.random(in: 0...255, using: &random) }))
                // What is wrong is told by the failure, and then nothing more is read.
                while let frame = try? reader.next() { #expect(frame.payload.readableBytes <= 64) }
            }
        }
    }
}
