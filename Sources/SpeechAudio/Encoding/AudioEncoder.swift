/// Turns a stream of mono samples into the bytes of one format.
///
/// Not sendable: it belongs to whoever feeds it. It holds less than an eighth of a second of sound; what `append` gives
/// is never longer than what its samples and that rest make.
public protocol AudioEncoder: AnyObject {
    /// Samples a second that `append` expects.
    var sampleRate: Int { get }

    /// The bytes that are ready after more samples.
    /// - Parameter samples: nominally -1…1; values outside are clipped, and a NaN becomes silence.
    /// - Returns: nothing after `finish`.
    /// - Throws: `AudioError` of code `codec` when the library gives up; the stream is then lost.
    func append(_ samples: [Float]) throws(AudioError) -> [UInt8]

    /// The rest of the bytes; the stream is then complete, and a second call gives nothing.
    func finish() throws(AudioError) -> [UInt8]
}
