import Testing
import WebSockets

@Suite("Parameters of a URL")
struct QueryParametersTests {
    @Test("names and values are unescaped, and written with escapes")
    func escapes() {
        let parameters = QueryParameters("a=1%202&b=x+y&c&d=%zz&a=%C3%A9&=e")
        #expect(parameters["a"] == "1 2")
        #expect(parameters.all("a") == ["1 2", "é"])
        #expect(parameters["b"] == "x y")
        #expect(parameters["c"] == "")
        #expect(parameters["d"] == "%zz")
        #expect(parameters.encoded == "a=1%202&b=x%20y&c=&d=%25zz&a=%C3%A9&=e")
        #expect(QueryParameters(parameters.encoded) == parameters)
    }

    @Test("flags and numbers are read leniently, and numbers stay in their range")
    func values() {
        let parameters = QueryParameters("t=TRUE&f=0&x=maybe&n=900&m=-3&o=nan")
        #expect(parameters.flag("t") == true)
        #expect(parameters.flag("f") == false)
        #expect(parameters.flag("x") == nil)
        #expect(parameters.whole("n", in: 1...180) == 180)
        #expect(parameters.whole("m", in: 1...180) == 1)
        #expect(parameters.whole("x", in: 1...180) == nil)
        #expect(parameters.number("o") == nil)
    }

    @Test("what cannot be unescaped is taken as it is written, and so many parameters are read and no more")
    func bounds() {
        #expect(QueryParameters("a=%ff&b=%e2%82").items.map(\.value) == ["%ff", "%e2%82"])
        let many = QueryParameters(String(repeating: "a=1&", count: 100_000) + "b=2")
        #expect(many.items.count == 1000)
        #expect(many["b"] == nil)
    }
}
