/// A server that a test runs on this machine.
package protocol ServedPort: Sendable {
    var port: Int { get }
}
