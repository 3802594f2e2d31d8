internal import CascadeServer
internal import Foundation
internal import LocalEngines
internal import Subprocess

/// A certificate for localhost and this machine's name, made once by the openssl program and kept in the user's cache.
enum SelfSignedCertificate {
    /// - Throws: `CommandFailure` if openssl is missing or fails.
    static func files() async throws -> TLSFiles {
        // A service may be started without HOME.
        let environment = ["HOME": NSHomeDirectory()].merging(ProcessInfo.processInfo.environment) { $1 }
        let folder = CacheFolder.path(environment: environment) + "/tls"
        let files = TLSFiles(certificate: folder + "/certificate.pem", privateKey: folder + "/key.pem")
        if FileManager.default.isReadableFile(atPath: files.certificate),
            FileManager.default.isReadableFile(atPath: files.privateKey)
        {
            return files
        }
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw CommandFailure("the folder \(folder) cannot be made: check its permissions")
        }
        try await self.make(files, name: ProcessInfo.processInfo.hostName)
        return files
    }

    private static func make(_ files: TLSFiles, name: String) async throws {
        let names = "subjectAltName=DNS:localhost,IP:127.0.0.1,DNS:\(name)"
        let arguments: [String] = [
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "825", "-subj", "/CN=\(name)", "-addext", names,
            "-keyout", files.privateKey, "-out", files.certificate,
        ]
        do {
            let result = try await Subprocess.run(
                .name("openssl"), arguments: Arguments(arguments), output: .discarded, error: .discarded)
            guard result.terminationStatus.isSuccess else {
                throw CommandFailure("openssl could not make a certificate: give one with --tls-certificate")
            }
        } catch let error as SubprocessError where error.code == .executableNotFound {
            throw CommandFailure("a certificate is made by openssl: install it, or give one with --tls-certificate")
        }
    }
}
