internal import ElevenLabsWire

extension Voice {
    init(_ entry: VoiceCatalog.Entry) {
        var labels = entry.labels
        labels["language"] = labels["language"] ?? entry.languages.first
        self.init(
            voiceID: entry.id, name: entry.name, labels: labels, description: entry.description,
            settings: .standard)
    }
}

extension VoicePage {
    /// The voices that a query chooses, from a place among them on.
    init(of voices: [Voice], _ query: VoicesQuery, from start: Int) {
        var chosen = voices.filter { voice in
            (query.voiceIDs.isEmpty || query.voiceIDs.contains(voice.voiceID))
                && (query.category ?? voice.category) == voice.category && voice.matches(query.search ?? "")
        }
        if query.sortsByName { chosen.sort { query.isDescending ? $0.name > $1.name : $0.name < $1.name } }
        // A client may ask for a place behind the last voice.
        let start = min(max(start, 0), chosen.count)
        let page = chosen[start...].prefix(max(query.pageSize, 0))
        let end = page.endIndex
        self.init(
            voices: Array(page), hasMore: end < chosen.count,
            totalCount: chosen.count, nextPageToken: end < chosen.count ? String(end) : nil)
    }
}

extension Voice {
    fileprivate func matches(_ search: String) -> Bool {
        let texts = [self.name, self.description ?? ""] + self.labels.values
        return search.isEmpty || texts.contains { $0.lowercased().contains(search.lowercased()) }
    }
}
