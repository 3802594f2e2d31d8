package import HTTPTypes
package import Hummingbird
internal import NIOCore

extension Response {
    /// A JSON answer.
    package static func json(_ status: HTTPResponse.Status, _ body: String) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json"],
            body: .init(byteBuffer: ByteBuffer(string: body)))
    }
}
