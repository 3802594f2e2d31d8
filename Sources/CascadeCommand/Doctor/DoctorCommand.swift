internal import ArgumentParser

/// `cascade doctor`: what is installed, what works, how fast it is.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "doctor", abstract: "Check every engine and say what to do.")
    func run() async throws {}
}
struct MeasureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "measure", abstract: "Measure")
    func run() async throws {}
}
