import Testing

@testable import WebSockets

@Suite("The text inbox")
struct TextInboxTests {
    @Test("Is full at its number of texts and reopens at half")
    func count() async {
        let inbox = TextInbox(maxTexts: 2, maxBytes: 1000)
        #expect(inbox.offer("a"))
        #expect(!inbox.offer("b"))
        #expect(!inbox.offer("what the same read brought"))
        #expect(await inbox.take()?.reopens == false)
        #expect(await inbox.take()?.reopens == true)
        #expect(await inbox.take()?.reopens == false)
    }

    @Test("Is full at its number of bytes")
    func bytes() async {
        let inbox = TextInbox(maxTexts: 1000, maxBytes: 4)
        #expect(inbox.offer("abc"))
        #expect(!inbox.offer("d"))
        #expect(await inbox.take()?.reopens == true)
    }

    @Test("Hands a text to the one who waits longest, and nil to all at the end")
    func waiters() async {
        let inbox = TextInbox(maxTexts: 2, maxBytes: 100)
        await withTaskGroup { group in
            for _ in 0..<3 { group.addTask { await inbox.take()?.text } }
            _ = inbox.offer("one")
            inbox.finish()
            var got: [String?] = []
            for await text in group { got.append(text) }
            #expect(got.count { $0 == "one" } == 1)
            #expect(got.count { $0 == nil } == 2)
        }
    }

    @Test("A cancelled task gets nil and loses no text")
    func cancellation() async {
        let inbox = TextInbox(maxTexts: 2, maxBytes: 100)
        await withTaskGroup { group in
            group.addTask { await inbox.take()?.text }
            group.cancelAll()
            #expect(await group.next() == .some(nil))
        }
        _ = inbox.offer("kept")
        #expect(await inbox.take()?.text == "kept")
    }

    @Test("What waits at the end can still be taken, and nothing is added after it")
    func finish() async {
        let inbox = TextInbox(maxTexts: 2, maxBytes: 100)
        _ = inbox.offer("before")
        inbox.finish()
        _ = inbox.offer("after")
        #expect(await inbox.take()?.text == "before")
        #expect(await inbox.take() == nil)
    }
}
