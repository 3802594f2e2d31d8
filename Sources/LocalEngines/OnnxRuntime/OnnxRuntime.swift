internal import COnnxRuntime
internal import SpeechEngines

/// ONNX Runtime, opened at run time. One for the process.
// Safe: all fields are set once, and the runtime allows calls from any thread.
final class OnnxRuntime: @unchecked Sendable {
    let api: ort_api
    let environment: OpaquePointer
    let memory: OpaquePointer
    /// The library's own version, such as 1.28.2.
    let version: String

    init(folder: EngineFolder) throws {
        let library = try SharedLibrary(path: try folder.file("onnxruntime/libonnxruntime.so"))
        let base = try library.function("OrtGetApiBase", as: ort_get_api_base_function.self)()
        guard let base, let api = base.pointee.get_api(UInt32(ORT_API_VERSION_USED)) else {
            throw EngineError(.damaged, "ONNX Runtime is older than this program expects: run `make setup` again")
        }
        self.api = api
        self.version = base.pointee.get_version().map { String(cString: $0) } ?? "unknown"
        var environment: OpaquePointer?
        try Self.check(api, ort_create_env(api, Int32(ORT_LOG_ERROR), "cascade", &environment))
        var memory: OpaquePointer?
        try Self.check(api, ort_create_cpu_memory_info(api, &memory))
        guard let environment, let memory else {
            throw EngineError(.failed, "ONNX Runtime did not start")
        }
        self.environment = environment
        self.memory = memory
    }

    deinit {
        ort_release_memory_info(self.api, self.memory)
        ort_release_env(self.api, self.environment)
    }

    /// Throws if a call came back with a status.
    func check(_ status: OpaquePointer?) throws(EngineError) {
        try Self.check(self.api, status)
    }

    private static func check(_ api: ort_api, _ status: OpaquePointer?) throws(EngineError) {
        guard let status else { return }
        defer { ort_release_status(api, status) }
        let reason = ort_error_message(api, status).map { String(cString: $0) } ?? "no reason given"
        throw EngineError(.failed, "ONNX Runtime: \(reason)")
    }
}
