internal import SpeechText
internal import TurnTimes

extension ReplyTimes {
    /// Sets the marks and counts of what the reply reports.
    mutating func note(_ progress: ReplyProgress) {
        switch progress {
        case .asked(let time): self.marks[.modelRequest] = time
        case .token(let time):
            self.marks.setFirst(.firstToken, at: time)
            self.tokens += 1
        case .written(let time): self.marks[.lastToken] = time
        case .chunk(let chunk, let time):
            self.marks.setFirst(.firstChunk, at: time)
            self.chunks += 1
            self.characters += chunk.text.count
        case .taken(let time): self.marks.setFirst(.synthesisRequest, at: time)
        case .audio(_, let madeAt, let writtenAt):
            self.marks.setFirst(.firstAudio, at: madeAt)
            self.marks.setFirst(.firstByteWritten, at: writtenAt)
        case .made, .failed, .apology, .stopgap, .stopgapAudio: break
        }
    }
}
