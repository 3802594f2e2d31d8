internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

extension Response {
    /// A JSON answer.
    static func json(_ status: HTTPResponse.Status, _ body: String) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json"],
            body: .init(byteBuffer: ByteBuffer(string: body)))
    }
}
