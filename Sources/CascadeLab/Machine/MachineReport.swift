/// How quiet a machine was during a measurement.
public struct MachineReport: Sendable, Equatable, Codable {
    /// Processor time of other programs, in cores.
    public let foreign: Double
    /// How late a sleeping thread woke at the most, in milliseconds.
    public let latest: Double

    public init(foreign: Double, latest: Double) {
        self.foreign = foreign
        self.latest = latest
    }

    private enum CodingKeys: String, CodingKey {
        case foreign = "foreign_cores"
        case latest = "latest_wake_up_ms"
    }

    /// Whether others took at most a tenth of a core and no wake-up was over 25 ms late. Else figures are void: only
    /// ratios within the run may tell something.
    public var isQuiet: Bool { self.foreign <= 0.1 && self.latest <= 25 }

    /// A line for a person.
    public var line: String {
        let percent = (self.foreign * 1000).rounded() / 10
        let latest = (self.latest * 10).rounded() / 10
        return "machine: others used \(percent) % of a core (limit 10), a sleeper woke at most \(latest) ms late "
            + "(limit 25): " + (self.isQuiet ? "quiet" : "not quiet, so the run is void")
    }
}
