internal import COnnxRuntime
internal import SpeechEngines

/// A loaded model. Runs block the caller's thread.
// Safe: all fields are set once, and the runtime allows runs of one session from several threads.
final class OnnxSession: @unchecked Sendable {
    let inputNames: [String]
    let outputNames: [String]
    private let runtime: OnnxRuntime
    private let session: OpaquePointer

    /// - Parameters:
    ///   - path: a `.onnx` or `.ort` file.
    ///   - threads: threads of one run, the caller's included.
    init(path: String, threads: Int, runtime: OnnxRuntime) throws {
        let api = runtime.api
        var options: OpaquePointer?
        try runtime.check(ort_create_session_options(api, &options))
        guard let options else { throw EngineError(.failed, "ONNX Runtime has no memory for options") }
        defer { ort_release_session_options(api, options) }
        try runtime.check(ort_set_intra_op_threads(api, options, Int32(threads)))
        try runtime.check(ort_set_inter_op_threads(api, options, 1))
        // Spinning threads would take the cores from the language model, which runs at the same time.
        try runtime.check(ort_add_session_config(api, options, "session.intra_op.allow_spinning", "0"))
        var session: OpaquePointer?
        do {
            try runtime.check(ort_create_session(api, runtime.environment, path, options, &session))
        } catch {
            throw EngineError(
                .damaged, "\(path) cannot be loaded: run `make setup` again (\(error.message))", cause: error)
        }
        guard let session else { throw EngineError(.failed, "ONNX Runtime has no memory for \(path)") }
        self.session = session
        self.runtime = runtime
        var inputs = 0
        var outputs = 0
        try runtime.check(ort_input_count(api, session, &inputs))
        try runtime.check(ort_output_count(api, session, &outputs))
        self.inputNames = try (0..<inputs).map { index in
            try Self.name(runtime) { ort_input_name(api, session, index, $0, $1) }
        }
        self.outputNames = try (0..<outputs).map { index in
            try Self.name(runtime) { ort_output_name(api, session, index, $0, $1) }
        }
    }

    deinit { ort_release_session(self.runtime.api, self.session) }

    /// Runs the model on named inputs; gives the outputs in the order of `outputNames`.
    func run(_ inputs: [String: Tensor]) throws -> [TensorValue] {
        let tensors = try self.inputNames.map { name in
            guard let tensor = inputs[name] else { throw EngineError(.failed, "the model wants an input \(name)") }
            return tensor
        }
        // The runtime reads inputs in place, so their storage must outlive the run.
        let storage = try tensors.map { try InputStorage($0, runtime: self.runtime) }
        let values = storage.map { Optional($0.pointer) }
        var outputs = [OpaquePointer?](repeating: nil, count: self.outputNames.count)
        let status = Self.withCStrings(self.inputNames) { inputNames in
            Self.withCStrings(self.outputNames) { outputNames in
                ort_run(
                    self.runtime.api, self.session, inputNames, values, values.count, outputNames, outputs.count,
                    &outputs)
            }
        }
        withExtendedLifetime(storage) {}
        try self.runtime.check(status)
        return outputs.compactMap { $0.map { TensorValue($0, runtime: self.runtime) } }
    }

    private static func name(
        _ runtime: OnnxRuntime,
        _ read: (OpaquePointer?, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> OpaquePointer?
    ) throws -> String {
        var allocator: OpaquePointer?
        try runtime.check(ort_default_allocator(runtime.api, &allocator))
        var text: UnsafeMutablePointer<CChar>?
        try runtime.check(read(allocator, &text))
        guard let text else { return "" }
        defer {
            // Freeing what the runtime just gave cannot fail; a status would only be a leak of its message.
            if let status = ort_allocator_free(runtime.api, allocator, text) {
                ort_release_status(runtime.api, status)
            }
        }
        return String(cString: text)
    }

    private static func withCStrings<Result>(
        _ strings: [String], _ body: ([UnsafePointer<CChar>?]) -> Result
    ) -> Result {
        let bytes = strings.map { Array($0.utf8CString) }
        func next(_ index: Int, _ pointers: [UnsafePointer<CChar>?]) -> Result {
            guard index < bytes.count else { return body(pointers) }
            return bytes[index].withUnsafeBufferPointer { next(index + 1, pointers + [$0.baseAddress]) }
        }
        return next(0, [])
    }
}
