import CascadeTesting
import Foundation
import Testing

@Suite("The walk over a message's fields")
struct FieldWalkTests {
    private enum Kind: String, Decodable, CaseIterable {
        case one, two
    }

    private struct Inner: Decodable {
        let content: String?
        let times: [Double]?
    }

    private struct Message: Decodable {
        private enum Keys: String, CodingKey {
            case type, kind, inner, hidden, name, otherName
        }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: Keys.self)
            _ =
                try fields.decodeIfPresent(String.self, forKey: .name)
                ?? fields.decodeIfPresent(Int.self, forKey: .otherName).map(String.init)
            switch try fields.decode(String.self, forKey: .type) {
            case "inner": _ = try fields.decode(Inner.self, forKey: .inner)
            case "kind":
                guard try fields.decode(Kind.self, forKey: .kind) == .two else { return }
                _ = try fields.decode(Bool.self, forKey: .hidden)
            default: break
            }
        }
    }

    private let walk = FieldWalk(words: ["inner", "kind"], naming: FieldWalk.snakeCase)

    @Test("it finds fields that are read only after others, by words, cases, absence and other types")
    func fields() {
        #expect(
            self.walk.fields(of: Message.self) == [
                "hidden", "inner", "inner.content", "inner.times", "inner.times[]", "kind", "name", "other_name",
                "type",
            ])
    }

    @Test("its shapes are messages that the type reads, and every field is attacked with every value")
    func shapes() throws {
        let shapes = self.walk.shapes(of: Message.self)
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        #expect(shapes.contains { (try? decoder.decode(Message.self, from: Data($0.json.utf8))) != nil })
        let attacks = self.walk.attacks(on: Message.self)
        for field in self.walk.fields(of: Message.self) {
            let own = attacks.filter { $0.field == field }
            #expect(own.count { $0.value == "1e300" } > 0, "\(field)")
            #expect(Set(own.map(\.value)).count > 100, "\(field)")
        }
    }
}
