internal import Cascade
internal import CascadeLab
internal import SpeechEngines
internal import TurnTimes

/// One of the ways of answering that a bench compares.
struct PromptVariant {
    let name: String
    let agent: Agent
    let mode: TurnMode
    let engines: EngineSet
    var timelines: [Timeline] = []

    init(name: String, agent: Agent, mode: TurnMode, engines: EngineSet) {
        self.name = name
        self.agent = agent
        self.mode = mode
        self.engines = engines
    }

    /// Behind the lines that speak of it.
    var suffix: String { self.name.isEmpty ? "" : "   [\(self.name)]" }
}
