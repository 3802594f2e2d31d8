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
        let end = min(max(start, 0) + query.pageSize, chosen.count)
        self.init(
            voices: start < end ? Array(chosen[start..<end]) : [], hasMore: end < chosen.count,
            totalCount: chosen.count, nextPageToken: end < chosen.count ? String(end) : nil)
    }
}

extension Voice {
    fileprivate func matches(_ search: String) -> Bool {
        let texts = [self.name, self.description ?? ""] + self.labels.values
        return search.isEmpty || texts.contains { $0.lowercased().contains(search.lowercased()) }
    }
}
