/// PEM files for https and wss.
public struct TLSFiles: Sendable, Equatable {
    /// The certificate, with the chain behind it.
    public var certificate: String
    public var privateKey: String

    public init(certificate: String, privateKey: String) {
        self.certificate = certificate
        self.privateKey = privateKey
    }
}
