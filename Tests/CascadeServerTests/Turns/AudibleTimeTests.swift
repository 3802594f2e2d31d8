import SessionWire
import Testing
import TurnTimes

@testable import CascadeServer

@Suite("When a reply was audible")
struct AudibleTimeTests {
    @Test(
        "the client's clock is believed where it can be true; else the delay after the sound was sent counts",
        arguments: [
            (nil, 1100, false),
            (ClientClock(time: 500, offset: 620, error: 1), 1120, true),
            // Within its error of when the sound was sent, and of a second after the report came.
            (ClientClock(time: 500, offset: 495, error: 5), 995, true),
            (ClientClock(time: 500, offset: 2005, error: 5), 2505, true),
            (ClientClock(time: 500, offset: 494, error: 5), 1100, false),
            (ClientClock(time: 500, offset: 2006, error: 5), 1100, false),
            (ClientClock(time: .infinity, offset: 0, error: 5), 1100, false),
            (ClientClock(time: 1e300, offset: 1e300, error: 5), 1100, false),
        ] as [(ClientClock?, Int, Bool)])
    func audible(clock: ClientClock?, milliseconds: Int, byClock: Bool) {
        let audible = AudibleTime.of(
            sent: .milliseconds(1000), now: .milliseconds(1500), delay: .milliseconds(100), clock: clock)
        #expect(audible.time == .milliseconds(milliseconds))
        #expect((audible.estimate != nil) == byClock)
    }
}
