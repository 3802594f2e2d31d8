internal import Foundation
internal import SpeechEngines

/// A shared library opened at run time; it stays open to the end of the process.
///
/// Closing is left out on purpose: engines' threads may still run code of the library.
// Safe: the handle is never changed or closed, and dlsym may be called from any thread.
struct SharedLibrary: @unchecked Sendable {
    private let handle: UnsafeMutableRawPointer
    private let path: String

    init(path: String) throws(EngineError) {
        guard let handle = dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
            let reason = dlerror().map { String(cString: $0) } ?? "no reason given"
            throw EngineError(.damaged, "\(path) cannot be opened (\(reason)): run `make setup` again")
        }
        self.handle = handle
        self.path = path
    }

    /// A function of the library.
    /// - Parameter type: its C type; the caller vouches that it is the right one.
    func function<Function>(_ name: String, as type: Function.Type) throws(EngineError) -> Function {
        guard let symbol = dlsym(self.handle, name) else {
            throw EngineError(.damaged, "\(self.path) has no \(name): run `make setup` again")
        }
        return unsafeBitCast(symbol, to: type)
    }
}
