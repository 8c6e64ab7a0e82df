#!/usr/bin/env python3
"""A server that misbehaves on purpose, for the tests of fetch and of the webhook.

usage: fetch_server.py FOLDER [CERT KEY]   writes its port to FOLDER/port and every request to FOLDER/requests.
FOLDER/list is what /good, /break … serve. Only 127.0.0.1 is listened on.
"""
import hashlib
import http.server
import os
import re
import ssl
import sys
import threading
import time

folder = sys.argv[1]
counts = {}
lock = threading.Lock()


def content():
    with open(os.path.join(folder, "list"), "rb") as f:
        return f.read()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def note(self, text):
        with lock, open(os.path.join(folder, "requests"), "a") as f:
            f.write(text + "\n")

    def count(self):
        with lock:
            counts[self.path] = counts.get(self.path, 0) + 1
            return counts[self.path]

    def head(self, status, length, **headers):
        self.send_response(status)
        if length is not None:
            self.send_header("Content-Length", str(length))
        for k, v in headers.items():
            self.send_header(k.replace("_", "-"), v)
        self.end_headers()

    def serve(self, body, etag, ranges=True):
        """A server as it should be: ETag, If-None-Match, Range with If-Range."""
        if self.headers.get("If-None-Match") == etag:
            return self.head(304, None, ETag=etag)
        wanted = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        if ranges and wanted and self.headers.get("If-Range") in (None, etag):
            start = int(wanted[1])
            if start >= len(body):
                return self.head(416, 0, Content_Range=f"bytes */{len(body)}")
            self.head(206, len(body) - start, ETag=etag, Content_Range=f"bytes {start}-{len(body) - 1}/{len(body)}")
            return self.wfile.write(body[start:])
        self.head(200, len(body), ETag=etag, Accept_Ranges="bytes", Content_Type="application/octet-stream")
        self.wfile.write(body)

    def drop(self, body, etag, announced=None):
        """Half of the body, then the line goes dead."""
        self.head(200, announced or len(body), ETag=etag, Accept_Ranges="bytes")
        self.wfile.write(body[: len(body) // 2])
        self.wfile.flush()
        self.close_connection = True

    def do_GET(self):
        body = content()
        etag = '"' + hashlib.sha256(body).hexdigest()[:16] + '"'
        n = self.count()
        self.note(f"GET {self.path} range={self.headers.get('Range', '-')} match={self.headers.get('If-None-Match', '-')}")
        kind = self.path.strip("/").split("/")[0]
        port = self.server.server_address[1]
        if kind == "good":
            self.serve(body, etag)
        elif kind == "break":  # the first answer breaks off, the next ones go on
            self.serve(body, etag) if n > 1 else self.drop(body, etag)
        elif kind == "breakchanged":  # what is there after the break is another file
            self.serve(body, etag) if n > 1 else self.drop(b"x" * 400, '"other"')
        elif kind == "breaknomark":  # nothing says whether the rest is of the same file
            if n > 1:
                self.serve(body, etag)
            else:
                self.head(200, len(body))
                self.wfile.write(b"y" * (len(body) // 2))
                self.close_connection = True
        elif kind == "wrongpart":
            if n > 1:
                self.head(206, 10, ETag=etag, Content_Range="bytes 3-12/500")
                self.wfile.write(body[3:13])
            else:
                self.drop(body, etag)
        elif kind == "truncate":  # says more than it sends, always
            self.drop(body, etag, len(body) + 1000)
        elif kind == "short":  # says less than the file has
            self.head(200, len(body) - 40)
            self.wfile.write(body[:-40])
        elif kind == "stall":
            self.head(200, len(body), ETag=etag)
            self.wfile.write(body[:50])
            self.wfile.flush()
            time.sleep(20)
            self.close_connection = True
        elif kind == "drip":  # never silent for long, never done
            self.head(200, 1000000)
            try:
                while True:
                    self.wfile.write(b"z" * 200)
                    self.wfile.flush()
                    time.sleep(0.2)
            except OSError:
                self.close_connection = True
        elif kind == "redirect":
            self.head(302, 0, Location="/good/after")
        elif kind == "loop":
            self.head(302, 0, Location=f"/loop/{n}")
        elif kind == "tohttp":  # a host that is not this machine
            self.head(302, 0, Location="http://192.0.2.1/list")
        elif kind == "tohttps":
            self.head(302, 0, Location=f"http://127.0.0.1:{port}/good/x")
        elif kind == "tofile":
            self.head(302, 0, Location=f"file://{folder}/list")
        elif kind == "html":
            page = b"\n\n  <!DOCTYPE html><html><body>Please log in</body></html>" + b" " * 400
            self.head(200, len(page), Content_Type="application/xml")
            self.wfile.write(page)
        elif kind == "htmltype":
            self.head(200, len(body), Content_Type="text/html; charset=utf-8")
            self.wfile.write(body)
        elif kind == "big":
            self.head(200, 5000000000)
            self.wfile.write(body)
            self.close_connection = True
        elif kind == "endless":
            self.head(200, None, Transfer_Encoding="chunked")
            try:
                while True:
                    self.wfile.write(b"10000\r\n" + b"a" * 65536 + b"\r\n")
            except OSError:
                self.close_connection = True
        elif kind == "empty":
            self.head(200, 0)
        elif kind == "flaky":
            self.serve(body, etag) if n > 2 else self.head(503, 0)
        else:
            self.head(404, 0)

    def do_POST(self):
        n = self.count()
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        kind = self.path.strip("/").split("/")[0]
        status = {"hook": 200, "hookflaky": 200 if n > 2 else 503, "hooknever": 500, "hookno": 400}.get(kind, 404)
        self.note(f"POST {self.path} {status}")
        if kind == "hookredirect":
            return self.head(302, 0, Location="/hook")
        if status == 200:
            with lock, open(os.path.join(folder, "hooks"), "ab") as f:
                f.write(self.headers.get("X-Qanat-Signature", "-").encode() + b" " + body + b"\n")
        self.head(status, 0)


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        pass  # clients hang up here, by intention


server = Server(("127.0.0.1", 0), Handler)
if len(sys.argv) > 3:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[2], sys.argv[3])
    server.socket = context.wrap_socket(server.socket, server_side=True)
with open(os.path.join(folder, "port.tmp"), "w") as f:
    f.write(str(server.server_address[1]))
os.rename(os.path.join(folder, "port.tmp"), os.path.join(folder, "port"))
server.serve_forever()
