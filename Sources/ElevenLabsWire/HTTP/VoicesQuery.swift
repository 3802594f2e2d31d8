package import WebSockets

/// The URL parameters of `GET /v2/voices` that choose voices.
public struct VoicesQuery: Sendable, Equatable {
    /// 1…100.
    public var pageSize = 10
    public var nextPageToken: String?
    /// Part of a name, description or label, capitals or not.
    public var search: String?
    public var category: String?
    /// Empty for all.
    public var voiceIDs: [String] = []
    public var sortsByName = false
    public var isDescending = false

    public init(_ query: String) { self.init(reading: QueryParameters(query)) }

    package init(reading parameters: some QueryReader) {
        self.pageSize = parameters.whole("page_size", in: 1...100) ?? 10
        self.nextPageToken = parameters["next_page_token"]
        self.search = parameters["search"]
        self.category = parameters["category"]
        self.voiceIDs = parameters.all("voice_ids")
        self.sortsByName = parameters["sort"] == "name"
        self.isDescending = parameters["sort_direction"] == "desc"
    }
}
