/// Numbers with a shape, as a model takes them.
enum Tensor {
    case float([Float], shape: [Int])
    case int64([Int64], shape: [Int])
    case bool([Bool], shape: [Int])
    /// A result of an earlier run, handed on without a copy.
    case value(TensorValue)
}
