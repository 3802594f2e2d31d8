#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Reads files with a message that tells what to do.
enum FileBytes {
    /// Bytes of a recording at the most: two hours of CD sound.
    static let limit = 1 << 30

    /// Reads a whole file, or what comes from a pipe.
    static func read(path: String, limit: Int = Self.limit) throws(AudioError) -> [UInt8] {
        let unreadable = AudioError(.file, "cannot read \(path): check the name and the permissions")
        guard let file = fopen(path, "rb") else { throw unreadable }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&block, 1, block.count, file)
            guard count > 0 else { break }
            bytes += block[..<count]
            guard bytes.count <= limit else {
                throw AudioError(.unsupported, "\(path) is larger than \(limit) bytes: cut it into parts")
            }
        }
        // Of a folder, for one.
        guard ferror(file) == 0 else { throw unreadable }
        return bytes
    }
}
