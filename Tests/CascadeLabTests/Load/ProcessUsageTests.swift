import Foundation
import Testing

@testable import CascadeLab

@Suite("What a process uses")
struct ProcessUsageTests {
    @Test("this process has used time and memory, and one that does not exist nothing")
    func usage() throws {
        let usage = try #require(ProcessUsage(of: ProcessInfo.processInfo.processIdentifier))
        #expect(usage.processor > 0)
        #expect(usage.memory > 1_000_000)
        #expect(ProcessUsage(of: 0x7FFF_FFFF) == nil)
    }
}
