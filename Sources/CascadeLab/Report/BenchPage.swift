/// A bench's result as one HTML file that needs no server, no script and no other file.
public struct BenchPage: Sendable {
    private let result: BenchResult

    public init(_ result: BenchResult) {
        self.result = result
    }

    public var html: String { "" }
}
