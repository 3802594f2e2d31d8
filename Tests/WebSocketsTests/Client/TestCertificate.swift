import NIOSSL

/// A self-signed certificate for `localhost` and 127.0.0.1. It secures nothing: its key is public.
enum TestCertificate {
    static func serverContext() throws -> NIOSSLContext {
        let key = try NIOSSLPrivateKey(bytes: Array(Self.key.utf8), format: .pem)
        return try NIOSSLContext(
            configuration: .makeServerConfiguration(
                certificateChain: [.certificate(Self.certificate())], privateKey: .privateKey(key)))
    }

    static func trustingClient() throws -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.trustRoots = .certificates([try Self.certificate()])
        return configuration
    }

    private static func certificate() throws -> NIOSSLCertificate {
        try NIOSSLCertificate(bytes: Array(Self.pem.utf8), format: .pem)
    }

    private static let pem = """
        -----BEGIN CERTIFICATE-----
        MIIBmzCCAUGgAwIBAgIUQ31KqjF4pW2/lM+j9etQpfC+meUwCgYIKoZIzj0EAwIw
        FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMzAzMjAzNVoYDzIxMjYxMDMw
        MDMyMDM1WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
        PQMBBwNCAARSUt8SVXHWkzFO5Ixrb0f6ZXBB6xDYSMsz7jP4Julvf7HEWZMBic1H
        6O+IeKV636X8W0zyJSuiKIicNcApcfdgo28wbTAdBgNVHQ4EFgQUbRRNrWZ7kHT6
        /muy1yqqLdn6CKkwHwYDVR0jBBgwFoAUbRRNrWZ7kHT6/muy1yqqLdn6CKkwDwYD
        VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
        zj0EAwIDSAAwRQIgAOdOqaEVvwkQnawqfGN2PrX1Z7GVFKL06HHh6wIWnZkCIQDC
        TUYtzVY20XZQcSIa8tCf+SYOJyoN7WEwsTu633TLlQ==
        -----END CERTIFICATE-----
        """

    private static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQghqIzkMSL8ADiBsdD
        wiE+RKoMY79+36QNBa8RFbO24OChRANCAARSUt8SVXHWkzFO5Ixrb0f6ZXBB6xDY
        SMsz7jP4Julvf7HEWZMBic1H6O+IeKV636X8W0zyJSuiKIicNcApcfdg
        -----END PRIVATE KEY-----
        """
}
