extension TextNormalizer {
    /// Mail and web addresses, files and paths.
    func readingOfAddress(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        // A longer address comes in parts; what follows the first part is not spoken.
        guard let word = SpokenAddress.spoken(token.core) else { return nil }
        return Reading(word, through: token)
    }
}
