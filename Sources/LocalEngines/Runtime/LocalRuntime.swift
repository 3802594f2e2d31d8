/// What all local engines of a process share: the folder, the thread budget and ONNX Runtime.
public struct LocalRuntime: Sendable {
    public let folder: EngineFolder
    public let threads: ThreadBudget
    let onnx: OnnxRuntime

    /// Opens ONNX Runtime.
    /// - Throws: `EngineError` of code `missing` or `damaged`, with what to do.
    public init(folder: EngineFolder, threads: ThreadBudget) throws {
        self.folder = folder
        self.threads = threads
        self.onnx = try OnnxRuntime(folder: folder)
    }

    /// The version of ONNX Runtime, such as 1.28.2.
    public var onnxRuntimeVersion: String { self.onnx.version }
}
