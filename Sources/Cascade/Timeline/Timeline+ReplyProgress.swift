internal import SpeechText

extension Timeline {
    /// Sets the marks and counts of what the turn's reply reports.
    mutating func note(_ progress: ReplyProgress) {
        switch progress {
        case .asked(let time): self.set(.modelRequest, at: time)
        case .token(let time):
            self.setFirst(.firstToken, at: time)
            self.tokens += 1
        case .written(let time): self.set(.lastToken, at: time)
        case .chunk(let chunk, let time):
            self.setFirst(.firstChunk, at: time)
            self.chunks += 1
            self.characters += chunk.text.count
        case .taken(let time): self.setFirst(.synthesisRequest, at: time)
        case .audio(_, let madeAt, let writtenAt):
            self.setFirst(.firstAudio, at: madeAt)
            self.setFirst(.firstByteWritten, at: writtenAt)
        case .made, .failed, .apology: break
        }
    }
}
