import SpeechEngines
import Testing

@testable import CloudEngines

@Suite("Keys")
struct APIKeyTests {
    @Test("no way of printing a key shows it")
    func printing() throws {
        let key = try #require(APIKey("  sk-secret\n"))
        #expect(key.secret == "sk-secret")
        var dumped = ""
        dump(["key": key], to: &dumped)
        for text in ["\(key)", String(reflecting: key), String(describing: Optional(key)), dumped, "\([key])"] {
            #expect(!text.contains("secret"), "\(text)")
        }
    }

    @Test("what no header can carry is no key", arguments: ["", "  ", "a\nb", "a b", "schlüssel"])
    func unusable(text: String) {
        #expect(APIKey(text) == nil)
    }

    @Test("a fault's name that is the key, or a part of it, is not repeated")
    func exposure() throws {
        let key = try #require(APIKey("abc123"))
        let service = ChatService(name: "Service", base: "https://host/v1", key: key, keyName: "KEY")
        for name in ["abc123", "bc12", "xabc123x"] {
            let message = service.error(ServiceRefusal(status: 500, name: name)).message
            #expect(!message.contains("bc12"))
        }
    }
}
