import SpeechText
import Testing

/// Checks what is said for a text, and that it is the same when its characters come one by one.
func expect(_ written: String, isSaid spoken: String, at location: SourceLocation = #_sourceLocation) {
    var chunker = SpeechChunker()
    let whole = (chunker.append(written) + chunker.finish()).map(\.text).filter { !$0.isEmpty }
    #expect(whole.joined(separator: " ") == spoken, sourceLocation: location)
    let letters = written.unicodeScalars.flatMap { chunker.append(String($0)) } + chunker.finish()
    #expect(letters.map(\.text).filter { !$0.isEmpty } == whole, sourceLocation: location)
}
