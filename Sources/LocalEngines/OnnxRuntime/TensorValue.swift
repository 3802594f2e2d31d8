internal import COnnxRuntime
internal import SpeechEngines

/// A tensor that the runtime owns: the result of a run. Lives on one engine's thread.
final class TensorValue {
    let pointer: OpaquePointer
    private let runtime: OnnxRuntime

    /// Takes ownership of the pointer.
    init(_ pointer: OpaquePointer, runtime: OnnxRuntime) {
        self.pointer = pointer
        self.runtime = runtime
    }

    deinit { ort_release_value(self.runtime.api, self.pointer) }

    /// The length of each dimension.
    func shape() throws -> [Int] {
        let api = self.runtime.api
        var info: OpaquePointer?
        try self.runtime.check(ort_tensor_info(api, self.pointer, &info))
        guard let info else { return [] }
        defer { ort_release_tensor_info(api, info) }
        var rank = 0
        try self.runtime.check(ort_rank(api, info, &rank))
        var dimensions = [Int64](repeating: 0, count: rank)
        try self.runtime.check(ort_shape(api, info, &dimensions, rank))
        return dimensions.map { Int($0) }
    }

    /// Calls `body` with the numbers, row-major; they may not be kept.
    func withFloats<Result>(_ body: (UnsafeBufferPointer<Float>) throws -> Result) throws -> Result {
        let count = try self.shape().reduce(1, *)
        var data: UnsafeMutableRawPointer?
        try self.runtime.check(ort_tensor_data(self.runtime.api, self.pointer, &data))
        guard let data else { throw EngineError(.failed, "ONNX Runtime gave a tensor without data") }
        return try body(UnsafeBufferPointer(start: data.assumingMemoryBound(to: Float.self), count: count))
    }

    /// A copy of the numbers.
    func floats() throws -> [Float] {
        try self.withFloats { Array($0) }
    }
}
