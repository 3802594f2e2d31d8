/// Walks the chunks of a RIFF file; every read past the end is nil.
struct RIFFReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func fourCC() -> String? {
        guard let field = self.take(4) else { return nil }
        return String(decoding: field, as: UTF8.self)
    }

    mutating func uint32() -> UInt32? {
        guard let field = self.take(4) else { return nil }
        return field.reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// The next chunk; a body that the file cuts short is given as far as it goes, as recorders that were
    /// stopped hard leave it.
    mutating func chunk() -> (name: String, body: ArraySlice<UInt8>)? {
        guard let name = self.fourCC(), let size = self.uint32() else { return nil }
        let end = min(self.bytes.count, self.position + Int(size))
        let body = self.bytes[self.position..<end]
        // Chunks start at even offsets.
        self.position = min(self.bytes.count, end + Int(size % 2))
        return (name, body)
    }

    private mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard self.position + count <= self.bytes.count else { return nil }
        defer { self.position += count }
        return self.bytes[self.position..<self.position + count]
    }
}
