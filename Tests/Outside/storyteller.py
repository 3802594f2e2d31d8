"""A language model that has much to say, behind the chat-completions protocol."""
import contextlib
import http.server
import json
import threading
import time

STORY = """\
There was once a small harbor town where the boats were painted in eleven colors. Every morning the baker walked down to
the water with a basket of warm bread. The fishermen paid him with herring, and the children paid him with shells. One
winter the lighthouse went dark, and nobody could say why. A clockmaker climbed the stairs with a lantern and a bag of
springs. She found a family of owls asleep between the mirrors, and a gear that had lost two teeth. So she carved new
teeth out of an old oar, and moved the owls to the church tower. The lamp turned again before midnight, and the last boat
found the harbor. The mayor wanted to give her a medal, but she asked for a window that faced north. From there she drew
the clouds each day and wrote the wind beside them. After some years the drawings filled a whole room, and sailors came to
read them. They learned that storms from the west gave a warning two days before. A young teacher copied the drawings for
every village along the coast. Ships that used to wait for weeks now left at the right hour. The owls kept the tower free
of mice, and the bells sounded better for it. When the clockmaker grew old, the town built her a little railway up to the
lighthouse. It ran on the weight of water, without smoke, and it still runs on Sundays. Visitors ask how it works, and
the children explain it with cups and string. In autumn the whole town gathers there to paint the boats anew."""
# Seconds between words: as a model writes that is faster than speech.
PACE = 0.03


class Storyteller(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        self.rfile.read(int(self.headers.get("content-length", 0)))
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("connection", "close")
        self.end_headers()
        self.close_connection = True
        # A reply that was stopped is read no further.
        with contextlib.suppress(OSError):
            for word in STORY.split():
                self.event({"choices": [{"index": 0, "delta": {"content": word + " "}}]})
                time.sleep(PACE)
            self.event({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
            self.wfile.write(b"data: [DONE]\n\n")

    def event(self, content):
        self.wfile.write(f"data: {json.dumps(content)}\n\n".encode())
        self.wfile.flush()

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def tell_stories():
    """Gives the name of the engine."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Storyteller)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"openai:story@http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
