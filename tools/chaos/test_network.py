"""The bad network, and what is seen on the wire."""

import json
import socket
import threading
import time
import unittest

from events import Key
from packets import Splitter, acknowledged, published
from proxy import FAIR, Proxy, Weather
from witness import BEFORE_ACK, IN_PUBLISH, ConnectionTap, Witness

PAYLOAD = json.dumps({
    "id": "s1-3", "source": "/ocellus/chaos/gw/cam/gate/main", "type": "io.ocellus.result.v1", "session": "s1", "seq": 3,
    "time": "2026-11-24T06:00:00.000Z", "data": {},
}).encode()  # fmt: skip
KEY = Key("s1", "cam/gate/main/result", 3)


def publish(number: int, payload: bytes = PAYLOAD) -> bytes:
    """As an agent does that uses a topic alias: the topic is empty, the alias (0x23) a property."""
    body = b"\x00\x00" + number.to_bytes(2, "big") + b"\x03\x23\x00\x01" + payload
    return bytes([0x32, len(body) & 0x7F | 0x80, len(body) >> 7]) + body


class PacketsTest(unittest.TestCase):
    def test_packets_are_found_however_the_stream_is_cut(self):
        stream = publish(1) + b"\xc0\x00" + publish(2)
        splitter = Splitter()
        found = [packet for byte in stream for packet in splitter.feed(bytes([byte]))]
        self.assertEqual(found, [publish(1), b"\xc0\x00", publish(2)])
        self.assertEqual([p.number for p in map(published, found) if p], [1, 2])
        self.assertEqual(published(found[0]).payload, PAYLOAD)

    def test_a_confirmation_counts_unless_it_refuses(self):
        self.assertEqual(acknowledged(b"\x40\x02\x00\x07"), 7)
        self.assertEqual(acknowledged(b"\x40\x03\x00\x07\x10"), 7)  # nobody subscribes
        self.assertEqual(acknowledged(b"\x40\x03\x00\x07\x87"), 0)  # not authorized


class WitnessTest(unittest.TestCase):
    def setUp(self):
        self.witness = Witness()
        self.tap = ConnectionTap(self.witness)

    def cut(self, where: str) -> threading.Thread:
        cutting = threading.Thread(target=self.witness.cut, args=(where, 5), daemon=True)
        cutting.start()
        while not self.witness._cut:
            time.sleep(0.001)
        return cutting

    def test_it_knows_what_was_handed_over_and_confirmed(self):
        self.assertEqual(self.tap.upward(publish(9)), (publish(9), False))
        self.assertEqual((list(self.witness.handed), list(self.witness.confirmed)), ([KEY], []))
        self.tap.downward(b"\x40\x02\x00\x09")
        self.assertEqual(list(self.witness.confirmed), [KEY])

    def test_it_cuts_in_the_middle_of_one_publish(self):
        cutting = self.cut(IN_PUBLISH)
        passed, broken = self.tap.upward(publish(9))
        cutting.join()
        self.assertTrue(broken and publish(9).startswith(passed) and len(passed) < len(publish(9)))
        self.assertEqual(self.witness.handed, {})
        self.assertEqual(self.tap.upward(publish(10)), (publish(10), False))

    def test_it_cuts_before_one_confirmation(self):
        self.tap.upward(publish(9))
        cutting = self.cut(BEFORE_ACK)
        self.assertEqual(self.tap.downward(b"\x40\x02\x00\x09"), (b"", True))
        cutting.join()
        self.assertEqual(self.witness.confirmed, {})


class ProxyTest(unittest.TestCase):
    def setUp(self):
        self.server = socket.create_server(("127.0.0.1", 0))
        self.addCleanup(self.server.close)
        self.proxy = Proxy(self.server.getsockname()[1])
        self.addCleanup(self.proxy.__exit__)
        self.client = socket.create_connection(("127.0.0.1", self.proxy.port), timeout=5)
        self.addCleanup(self.client.close)
        self.accepted, _ = self.server.accept()
        self.addCleanup(self.accepted.close)
        self.accepted.settimeout(5)

    def test_it_passes_both_ways(self):
        self.client.sendall(b"ping")
        self.assertEqual(self.accepted.recv(9), b"ping")
        self.accepted.sendall(b"pong")
        self.assertEqual(self.client.recv(9), b"pong")

    def test_what_was_sent_into_a_partition_comes_after_it(self):
        self.proxy.weather = Weather(partitioned=True)
        self.client.sendall(b"ping")
        self.accepted.settimeout(0.3)
        self.assertRaises(TimeoutError, self.accepted.recv, 9)
        self.proxy.weather = FAIR
        self.accepted.settimeout(5)
        self.assertEqual(self.accepted.recv(9), b"ping")

    def test_a_side_that_ends_ends_the_other(self):
        self.accepted.close()
        self.assertRaises(ConnectionResetError, self.client.recv, 9)


if __name__ == "__main__":
    unittest.main()
