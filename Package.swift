// swift-tools-version: 6.2
import PackageDescription

// Warnings are errors in CI only: a newer compiler must not stop a user's build.
let warningsAreErrors = Context.environment["CASCADE_WARNINGS_AS_ERRORS"] == "1"

let strict: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
    ] + (warningsAreErrors ? [.treatAllWarnings(as: .error)] : [])

let package = Package(
    name: "cascade",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "cascade", targets: ["CascadeCommand"]),
        .library(name: "SpeechText", targets: ["SpeechText"]),
        .library(name: "SpeechAudio", targets: ["SpeechAudio"]),
        .library(name: "SpeechEngines", targets: ["SpeechEngines"]),
        .library(name: "ScriptedEngines", targets: ["ScriptedEngines"]),
        .library(name: "LocalEngines", targets: ["LocalEngines"]),
        .library(name: "CloudEngines", targets: ["CloudEngines"]),
        .library(name: "ElevenLabsWire", targets: ["ElevenLabsWire"]),
        .library(name: "Cascade", targets: ["Cascade"]),
        .library(name: "CascadeTesting", targets: ["CascadeTesting"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser.git", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-async-algorithms.git", exact: "1.1.4"),
        .package(
            url: "https://github.com/apple/swift-configuration.git", exact: "1.4.0", traits: [.defaults, "YAML"]),
        .package(url: "https://github.com/apple/swift-http-types.git", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log.git", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio.git", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras.git", exact: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl.git", exact: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift.git", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", exact: "2.28.1"),
        .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift.git", exact: "0.2.0"),
        .package(url: "https://github.com/jpsim/Yams.git", exact: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client.git", exact: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", exact: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess.git", exact: "1.0.2"),
        .package(url: "https://github.com/apple/swift-system.git", exact: "1.8.1"),
    ],
    targets: [
        .systemLibrary(
            name: "CSpeexDSP", pkgConfig: "speexdsp", providers: [.apt(["libspeexdsp-dev"])]),
        .systemLibrary(name: "CLame", pkgConfig: "lame", providers: [.apt(["libmp3lame-dev"])]),
        .systemLibrary(name: "COpusEnc", pkgConfig: "libopusenc", providers: [.apt(["libopusenc-dev"])]),
        .target(name: "COnnxRuntime"),
        .target(name: "CLlama"),

        .target(name: "SpeechText", swiftSettings: strict),
        .target(name: "SpeechAudio", dependencies: ["CLame", "COpusEnc", "CSpeexDSP"], swiftSettings: strict),
        .target(
            name: "TurnTimes",
            dependencies: ["SpeechAudio", .product(name: "Histogram", package: "hdrhistogram-swift")],
            swiftSettings: strict),
        .target(name: "SpeechEngines", dependencies: ["SpeechText", "SpeechAudio"], swiftSettings: strict),
        .target(
            name: "ScriptedEngines", dependencies: ["SpeechAudio", "SpeechEngines", "SpeechText"],
            swiftSettings: strict),
        .target(
            name: "LocalEngines",
            dependencies: [
                "SpeechEngines", "SpeechAudio", "SpeechText", "COnnxRuntime", "CLlama",
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: strict),
        .target(
            name: "WebSockets",
            dependencies: [
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "NIOWebSocket", package: "swift-nio"),
            ],
            swiftSettings: strict),
        .target(name: "SessionWire", dependencies: ["SpeechAudio", "TurnTimes"], swiftSettings: strict),
        .target(name: "ElevenLabsWire", dependencies: ["WebSockets"], swiftSettings: strict),
        .target(
            name: "CloudEngines",
            dependencies: [
                "ElevenLabsWire", "SpeechEngines", "SpeechAudio", "SpeechText", "WebSockets",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            swiftSettings: strict),
        .target(
            name: "ChunkSchedules", dependencies: ["SpeechAudio", "SpeechText", "TurnTimes"], swiftSettings: strict),
        .target(
            name: "Cascade",
            dependencies: [
                "ChunkSchedules", "SpeechEngines", "SpeechAudio", "SpeechText", "TurnTimes",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .target(
            name: "SessionEvents", dependencies: ["Cascade", "SessionWire", "SpeechEngines", "TurnTimes"],
            swiftSettings: strict),
        .target(
            name: "ServerEdge",
            dependencies: [
                "SpeechEngines", "WebSockets",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
            ],
            swiftSettings: strict),
        .target(
            name: "ElevenLabsServer",
            dependencies: [
                "Cascade", "ElevenLabsWire", "ServerEdge", "SpeechAudio", "SpeechEngines", "SpeechText", "TurnTimes",
                "WebSockets",
                .product(name: "AsyncAlgorithms", package: "swift-async-algorithms"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: strict),
        .target(
            name: "SessionHosting",
            dependencies: [
                "Cascade", "ChunkSchedules", "ServerEdge", "SpeechAudio", "SpeechEngines", "SpeechText", "TurnTimes",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),
        .target(
            name: "CascadeServer",
            dependencies: [
                "Cascade", "ChunkSchedules", "ElevenLabsServer", "ServerEdge", "SessionEvents",
                "SessionHosting", "SessionWire", "SpeechAudio", "SpeechEngines", "TurnTimes", "WebSockets",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),
        .target(
            name: "CascadeTesting",
            dependencies: [
                "Cascade", "ScriptedEngines", "SpeechEngines", "SpeechText", "TurnTimes",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .target(
            name: "CascadeLab",
            dependencies: [
                "Cascade", "ChunkSchedules", "ElevenLabsWire", "SessionWire", "SpeechAudio", "SpeechEngines",
                "SpeechText",
                "TurnTimes", "WebSockets",
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "CascadeCommand",
            dependencies: [
                "Cascade", "CascadeLab", "CascadeServer", "ChunkSchedules", "CloudEngines", "ElevenLabsServer",
                "ElevenLabsWire", "LocalEngines", "ScriptedEngines", "SessionEvents", "SessionWire", "SpeechAudio",
                "SpeechEngines", "SpeechText", "TurnTimes",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: strict),

        // A tool for who works on SpeechText; `docs/speech-text.md` says how to use it.
        .executableTarget(
            name: "measure-speech-text", dependencies: ["SpeechText"], path: "Sources/SpeechTextMeasure",
            swiftSettings: strict),

        // A tool too; `docs/latency.md` says how to use it.
        .executableTarget(
            name: "measure-turn",
            dependencies: ["SessionHosting", "TurnTimes"],
            path: "Sources/TurnMeasure",
            swiftSettings: strict),

        // And another; `docs/latency.md` tells what it found.
        .executableTarget(
            name: "measure-acoustic-end", dependencies: ["CascadeLab", "SpeechAudio"],
            path: "Sources/AcousticEndMeasure", swiftSettings: strict),

        .testTarget(
            name: "SpeechTextTests", dependencies: ["SpeechText"], swiftSettings: strict),
        // A decoder of its own, to check what our encoder makes.
        .systemLibrary(
            name: "COpusFile", path: "Tests/COpusFile", pkgConfig: "opusfile", providers: [.apt(["libopusfile-dev"])]),
        .testTarget(
            name: "SpeechAudioTests", dependencies: ["CLame", "COpusFile", "SpeechAudio"], swiftSettings: strict),
        .testTarget(
            name: "ChunkSchedulesTests", dependencies: ["ChunkSchedules", "SpeechText", "TurnTimes"],
            swiftSettings: strict),
        .testTarget(name: "TurnTimesTests", dependencies: ["CascadeTesting", "TurnTimes"], swiftSettings: strict),
        .testTarget(
            name: "SpeechEnginesTests",
            dependencies: ["SpeechEngines", "CascadeTesting", "ScriptedEngines", "SpeechText"],
            swiftSettings: strict),
        .testTarget(
            name: "CloudEnginesTests",
            dependencies: [
                "CloudEngines", "CascadeTesting", "ElevenLabsWire", "SpeechAudio", "SpeechEngines", "SpeechText",
                "WebSockets",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "CascadeTests",
            dependencies: [
                "Cascade", "CascadeTesting", "ChunkSchedules", "ScriptedEngines", "SpeechEngines", "SpeechAudio",
                "SpeechText", "TurnTimes",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "CascadeLabTests",
            dependencies: [
                "Cascade", "CascadeLab", "CascadeServer", "CascadeTesting", "ElevenLabsWire", "ScriptedEngines",
                "SessionWire", "SpeechAudio", "SpeechEngines", "SpeechText", "TurnTimes",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "CascadeCommandTests",
            dependencies: [
                "CascadeCommand", "Cascade", "CascadeTesting", "CloudEngines", "ElevenLabsWire", "SpeechEngines",
                "SpeechText", "TurnTimes",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
            ],
            swiftSettings: strict),
        // Not a test itself: conformance suites of WebSockets talk to it, see scripts/conformance.
        .executableTarget(
            name: "echo-for-tests",
            dependencies: [
                "ServerEdge", "WebSockets",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ],
            path: "Tests/WebSocketEcho", swiftSettings: strict),
        .testTarget(
            name: "SessionWireTests", dependencies: ["CascadeTesting", "SessionWire", "TurnTimes"],
            swiftSettings: strict),
        .testTarget(name: "ElevenLabsWireTests", dependencies: ["ElevenLabsWire"], swiftSettings: strict),
        .testTarget(
            name: "WebSocketsTests",
            dependencies: [
                "CascadeTesting", "WebSockets",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "NIOWebSocket", package: "swift-nio"),
            ],
            swiftSettings: strict),
        // What tests of servers share: clients whose every byte is theirs.
        .target(
            name: "ServerTesting",
            dependencies: [
                "CascadeTesting", "SessionHosting", "TurnTimes", "WebSockets",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            path: "Tests/ServerTesting", swiftSettings: strict),
        .testTarget(
            name: "ServerEdgeTests",
            dependencies: [
                "ServerEdge", "WebSockets",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "ElevenLabsServerTests",
            dependencies: [
                "Cascade", "CascadeTesting", "CloudEngines", "ElevenLabsServer", "ElevenLabsWire", "ScriptedEngines",
                "ServerEdge", "ServerTesting", "SpeechAudio", "SpeechEngines", "SpeechText", "TurnTimes", "WebSockets",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "CascadeServerTests",
            dependencies: [
                "Cascade", "CascadeLab", "CascadeServer", "CascadeTesting", "ElevenLabsServer", "ElevenLabsWire",
                "ScriptedEngines", "ServerEdge", "ServerTesting", "SessionHosting", "SessionWire", "SpeechAudio",
                "SpeechEngines",
                "SpeechText",
                "TurnTimes", "WebSockets",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "SessionHostingTests",
            dependencies: [
                "Cascade", "CascadeTesting", "ScriptedEngines", "ServerEdge", "ServerTesting", "SessionHosting",
                "SpeechEngines", "TurnTimes",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: strict),
        // These two run the real models; the others need nothing installed.
        .testTarget(
            name: "LocalEnginesTests",
            dependencies: [
                "LocalEngines", "CascadeTesting", "ScriptedEngines", "SpeechEngines", "SpeechAudio", "SpeechText",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "Cascade", "CascadeLab", "CascadeTesting", "LocalEngines", "SpeechEngines", "SpeechAudio", "TurnTimes",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
    ]
)
