/// The moments of a turn that latencies are measured between.
public enum Mark: String, Sendable, CaseIterable {
    /// The first voiced frame of the turn.
    case speechStarted = "speech_started"
    /// The end of the user's speech on the audio's own clock.
    case acousticEnd = "acoustic_end"
    /// The last partial transcript before the decision.
    case lastPartial = "last_partial"
    /// Endpointing decided that the turn is over.
    case endpointing = "endpointing"
    /// The final transcript arrived.
    case finalTranscript = "final_transcript"
    /// The language model was asked.
    case modelRequest = "model_request"
    case firstToken = "first_token"
    /// The language model's last token.
    case lastToken = "last_token"
    /// The first speech chunk was released.
    case firstChunk = "first_chunk"
    /// The first speech chunk was handed to the synthesizer.
    case synthesisRequest = "synthesis_request"
    /// The synthesizer's first sound.
    case firstAudio = "first_audio"
    /// The draft was allowed to be heard; only of replies that began as one.
    case committed = "committed"
    /// The first byte of sound was written to the client.
    case firstByteWritten = "first_byte_written"
    /// The first sample was audible, by the client's audio clock.
    case firstAudible = "first_audible"
    /// The reply was heard to its end.
    case replyEnded = "reply_ended"
    /// The reply was cut off.
    case interrupted = "interrupted"
}
