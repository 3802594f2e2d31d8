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
        let isOpen = name == "data" && size == 0 && !self.hasOnlyChunks(from: self.position)
        let end = isOpen ? self.bytes.count : min(self.bytes.count, self.position + Int(size))
        let body = self.bytes[self.position..<end]
        // Chunks start at even offsets, though some programs forget it.
        let isPadded = size % 2 == 1 && !self.hasKnownChunk(at: end)
        self.position = isPadded ? min(self.bytes.count, end + 1) : end
        return (name, body)
    }

    private func hasKnownChunk(at position: Int) -> Bool {
        var reader = self
        reader.position = position
        return reader.fourCC().map(["fmt ", "data", "fact", "LIST"].contains) ?? false
    }

    /// Whether the rest is chunks to the end, each with a name in letters: then a chunk of no length before it is empty.
    private func hasOnlyChunks(from start: Int) -> Bool {
        var reader = self
        reader.position = start
        while reader.position < self.bytes.count {
            guard let name = reader.take(4), name.allSatisfy({ (0x20...0x7E).contains($0) }),
                let size = reader.uint32(),
                reader.take(Int(size)) != nil
            else { return false }
            reader.position = min(self.bytes.count, reader.position + Int(size % 2))
        }
        return true
    }

    private mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard count <= self.bytes.count - self.position else { return nil }
        defer { self.position += count }
        return self.bytes[self.position..<self.position + count]
    }
}
