internal import Cascade
internal import SpeechEngines
internal import TurnTimes

extension SessionEngines {
    /// Engines of which each begins when the one before has ended.
    static func sequential(_ engines: EngineSet, clock: SessionClock) -> SessionEngines {
        let marks = SequentialMarks()
        var sequential = engines
        sequential.recognizer = SequentialRecognizer(recognizer: engines.recognizer)
        sequential.model = SequentialModel(model: engines.model, marks: marks, clock: clock)
        sequential.synthesizer = SequentialSynthesizer(synthesizer: engines.synthesizer, marks: marks, clock: clock)
        return SessionEngines(sequential) { marks.revise(&$0) }
    }
}
