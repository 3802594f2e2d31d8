import SessionHosting
import Testing

@testable import CascadeServer

@Suite("Refusals of sessions")
struct RefusalTests {
    @Test("who is not let in for want of room or time is told to come again", arguments: [HostRefusal.full, .busy])
    func comeAgain(refusal: HostRefusal) {
        let refusal = Refusal(refusal)
        #expect(refusal.status == 503)
        #expect(refusal.json.contains("try again"))
    }
}
