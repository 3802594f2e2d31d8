internal import FoundationEssentials

/// Reads whole files with a message that tells what to do.
enum FileBytes {
    static func read(path: String) throws(AudioError) -> [UInt8] {
        do {
            return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            throw AudioError(.file, "cannot read \(path): check the name and the permissions")
        }
    }
}
