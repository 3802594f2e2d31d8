internal import COnnxRuntime
internal import SpeechEngines

/// The memory of one input while a run reads it.
final class InputStorage {
    let pointer: OpaquePointer
    private let runtime: OnnxRuntime
    private let buffer: UnsafeMutableRawBufferPointer?
    private let value: TensorValue?

    init(_ tensor: Tensor, runtime: OnnxRuntime) throws {
        self.runtime = runtime
        switch tensor {
        case .value(let value):
            self.value = value
            self.buffer = nil
            self.pointer = value.pointer
        case .float(let numbers, let shape):
            (self.buffer, self.pointer) = try Self.copy(numbers, shape, ORT_FLOAT, runtime)
            self.value = nil
        case .int64(let numbers, let shape):
            (self.buffer, self.pointer) = try Self.copy(numbers, shape, ORT_INT64, runtime)
            self.value = nil
        case .bool(let flags, let shape):
            (self.buffer, self.pointer) = try Self.copy(flags, shape, ORT_BOOL, runtime)
            self.value = nil
        }
    }

    deinit {
        if self.value == nil { ort_release_value(self.runtime.api, self.pointer) }
        self.buffer?.deallocate()
    }

    private static func copy<Number: BitwiseCopyable>(
        _ numbers: [Number], _ shape: [Int], _ kind: Int, _ runtime: OnnxRuntime
    ) throws -> (UnsafeMutableRawBufferPointer, OpaquePointer) {
        precondition(numbers.count == shape.reduce(1, *), "the shape must hold exactly the numbers")
        let bytes = numbers.count * MemoryLayout<Number>.stride
        // A tensor of no elements still needs an address.
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes, 1), alignment: 64)
        numbers.withUnsafeBytes { buffer.copyMemory(from: $0) }
        let dimensions = shape.map { Int64($0) }
        var value: OpaquePointer?
        do {
            try runtime.check(
                ort_create_tensor(
                    runtime.api, runtime.memory, buffer.baseAddress, bytes, dimensions, dimensions.count,
                    Int32(kind), &value))
        } catch {
            buffer.deallocate()
            throw error
        }
        guard let value else {
            buffer.deallocate()
            throw EngineError(.failed, "ONNX Runtime has no memory for an input")
        }
        return (buffer, value)
    }
}
