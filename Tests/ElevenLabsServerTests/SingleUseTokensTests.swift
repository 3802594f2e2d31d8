import ElevenLabsWire
import ServerEdge
import Testing
import TurnTimes

@testable import Cascade
@testable import ElevenLabsServer

@Suite("Single-use tokens and keys")
struct SingleUseTokensTests {
    @Test("a token opens what it is for, once, within 15 minutes")
    func tokens() {
        var tokens = SingleUseTokens()
        tokens.issue("a", for: .speechSocket, at: .zero)
        tokens.issue("b", for: .speechSocket, at: .zero)
        #expect(tokens.use("a", for: .realtimeScribe, at: .seconds(1)) == false)
        #expect(tokens.use("a", for: .speechSocket, at: .seconds(899)) == true)
        #expect(tokens.use("a", for: .speechSocket, at: .seconds(899)) == false)
        #expect(tokens.use("b", for: .speechSocket, at: .seconds(900)) == false)
        #expect(tokens.use("c", for: .speechSocket, at: .zero) == false)
    }

    @Test("the oldest token makes room for one too many")
    func bound() {
        var tokens = SingleUseTokens()
        for number in 0...SingleUseTokens.limit {
            tokens.issue("\(number)", for: .speechSocket, at: .milliseconds(number))
        }
        #expect(tokens.use("0", for: .speechSocket, at: .seconds(11)) == false)
        #expect(tokens.use("1", for: .speechSocket, at: .seconds(11)) == true)
        #expect(tokens.use("\(SingleUseTokens.limit)", for: .speechSocket, at: .seconds(11)) == true)
    }

    @Test("each way to show a key is known, and a wrong one is not worth a second try")
    func verdicts() {
        typealias Shown = ElevenLabsAccess.Credentials
        let clock = SessionClock(ContinuousClock())
        let access = ElevenLabsAccess(access: Access(key: "k"), clock: clock)
        #expect(access.verdict(Shown(apiKey: "k")) == .allowed)
        #expect(access.verdict(Shown(apiKey: "x")) == .denied)
        #expect(access.verdict(Shown(authorization: "Bearer k")) == .allowed)
        #expect(access.verdict(Shown(authorization: "k")) == .allowed)
        #expect(access.verdict(Shown()) == .undecided)
        let token = access.issue(.speechSocket).token
        #expect(token.hasPrefix("sutkn_") && token.count == 70)
        #expect(access.verdict(Shown(singleUseToken: token)) == .denied)
        #expect(access.verdict(Shown(singleUseToken: token, tokenKind: .speechSocket)) == .allowed)
        #expect(access.verdict(Shown(apiKey: "k", singleUseToken: token, tokenKind: .speechSocket)) == .denied)
        #expect(access.accepts(SpeechSetup(apiKey: "k")))
        #expect(access.accepts(SpeechSetup(authorization: "bearer k")))
        #expect(!access.accepts(SpeechSetup()))
    }

    @Test("without a key everybody is let in but pages of other sites; with it, what counts is the key")
    func origins() {
        typealias Shown = ElevenLabsAccess.Credentials
        let clock = SessionClock(ContinuousClock())
        let open = ElevenLabsAccess(access: Access(key: nil), clock: clock)
        #expect(open.verdict(Shown(apiKey: "anything", headers: RequestHeaders([.host: "localhost:80"]))) == .allowed)
        #expect(
            open.verdict(Shown(headers: RequestHeaders([.origin: "https://evil.example", .host: "localhost:80"])))
                == .foreignOrigin)
        let keyed = ElevenLabsAccess(access: Access(key: "k"), clock: clock)
        #expect(
            keyed.verdict(Shown(apiKey: "k", headers: RequestHeaders([.origin: "https://shop.example", .host: "h"])))
                == .allowed)
    }
}
