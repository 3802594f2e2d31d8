/// PEM files for https and wss.
package struct TLSFiles: Sendable, Equatable {
    /// The certificate, with the chain behind it.
    package var certificate: String
    package var privateKey: String

    package init(certificate: String, privateKey: String) {
        self.certificate = certificate
        self.privateKey = privateKey
    }
}
